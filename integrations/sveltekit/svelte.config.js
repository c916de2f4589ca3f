import adapter from '@sveltejs/adapter-static'

// Not strict: the token endpoint is the part that a static host does not serve.
export default { kit: { adapter: adapter({ strict: false }) } }
