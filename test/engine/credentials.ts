import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

type Authentication = { properties: Record<string, Record<string, string>> };

/** n8n's credential store, for one credential that is held in memory. */
export class MemoryCredentials extends ICredentialsHelper {
	constructor(
		private readonly type: ICredentialType,
		private readonly data: ICredentialDataDecryptedObject,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getCredentials(): Promise<never> {
		throw new Error('The engine reads credentials decrypted');
	}

	async getDecrypted() {
		return { ...this.data };
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return this.type.properties;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async preAuthentication() {
		return undefined;
	}

	/** Fills in `authenticate` of the credential type, expressions included, as n8n does. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const resolve = (value: string) =>
			workflow!.expression.getSimpleParameterValue(
				node!,
				value,
				'internal',
				{ $credentials: credentials } as never,
				undefined,
				'',
			) as string;
		const { headers = {} } = (this.type.authenticate as unknown as Authentication).properties;
		const filledIn = Object.entries(headers).map(([name, value]) => [name, resolve(value)]);
		return { ...options, headers: { ...options.headers, ...Object.fromEntries(filledIn) } };
	}
}
