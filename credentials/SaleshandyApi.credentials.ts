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

	documentationUrl = 'https://github.com/owner/n8n-nodes-saleshandy/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Find it in Saleshandy under Settings → API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://open-api.saleshandy.com/v1',
			required: true,
			description: 'Only change this if Saleshandy gave you a different API URL',
		},
		// n8n's own fields: the HTTP Request node only sends the key to the host of the Base URL.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: `={{ ($self.baseUrl || '').trim().match(${BASE_URL})?.[1] ?? 'none (invalid Base URL)' }}`,
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
			// The key would be sent to wherever a redirect points.
			disableFollowRedirect: true,
		},
		// Saleshandy returns 400 for a bad key, of which n8n would only show "Bad request".
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message:
						'Saleshandy rejected this API key. Copy it again from Settings → API. If it is correct, wait a minute and retry.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Saleshandy API at this Base URL',
				},
			},
			...REDIRECTS.map((value) => ({
				type: 'responseCode' as const,
				properties: {
					value,
					message:
						"This Base URL redirects to another address. For security, the API key isn't forwarded. Enter the URL of the API itself.",
				},
			})),
		],
	};
}
