import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { BASE_URL } from '../nodes/Saleshandy/transport/baseUrl';

const REDIRECTS = [301, 302, 303, 307, 308];

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
			description: 'Found in Saleshandy under Settings → API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://open-api.saleshandy.com/v1',
			required: true,
			description: 'Change this only if Saleshandy gave your account another gateway',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-key': '={{ $credentials.apiKey }}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			// n8n calls an empty one an invalid URL.
			baseURL: `={{ ${BASE_URL}.test($credentials.baseUrl.trim()) ? $credentials.baseUrl.trim() : '' }}`,
			url: '/sequences',
			qs: { pageSize: 1 },
			// The key would go along to wherever a redirect points.
			disableFollowRedirect: true,
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
			...REDIRECTS.map((value) => ({
				type: 'responseCode' as const,
				properties: {
					value,
					message:
						'This Base URL redirects to another address, and the API key does not go along. Enter the address of the API itself.',
				},
			})),
		],
	};
}
