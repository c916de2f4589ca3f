const planted = ''

export const load = () => ({ planted })
