import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SaleshandyApi implements ICredentialType {
	name = 'saleshandyApi';

	displayName = 'Saleshandy API';

	icon: Icon = {
		light: 'file:../icons/saleshandy.svg',
		dark: 'file:../icons/saleshandy.dark.svg',
	};

	documentationUrl = 'https://github.com/owner/n8n-nodes-saleshandy#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In Saleshandy under Settings → API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://open-api.saleshandy.com/v1',
			required: true,
			description: 'To be changed only for an account on another gateway',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-key': '={{ $credentials.apiKey }}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: '/sequences',
			qs: { pageSize: 1 },
		},
		// Saleshandy answers a bad key with 400, of which n8n would show "Bad request" alone.
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message:
						'Saleshandy did not accept this API key. Copy it again from Settings → API in Saleshandy; if it is right, wait a minute and retry.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Saleshandy API at this Base URL.',
				},
			},
		],
	};
}
