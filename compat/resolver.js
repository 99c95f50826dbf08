const OF_N8N = /^(n8n-core|n8n-workflow|@n8n\/[^/]+)(\/|$)/;

/** What our own files import from n8n is taken from this folder; packages find theirs as always. */
module.exports = (request, options) => {
	const isOurs = !options.basedir.split(/[\\/]/).includes('node_modules');
	const basedir = isOurs && OF_N8N.test(request) ? __dirname : options.basedir;
	return options.defaultResolver(request, { ...options, basedir });
};
