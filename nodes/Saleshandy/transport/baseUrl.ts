/**
 * What can be a base URL: http or https, and nothing that would end up in front of or behind the
 * path of a request, such as a name and password, a query or a fragment. The first group is the host.
 */
export const BASE_URL = /^https?:\/\/(\[[^\]\s]*\]|[^/:,\s?#@\\]+)[^\s?#@\\]*$/i;
