/**
 * A valid base URL: http or https, without a user name, password, query or fragment, which would end
 * up around the path of a request. The first group is the host.
 */
export const BASE_URL = /^https?:\/\/(\[[^\]\s]*\]|[^/:,\s?#@\\]+)[^\s?#@\\]*$/i;
