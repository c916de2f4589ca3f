/** The reader's own sign-in. */
export declare function getSession(request: Request): Promise<{ leanCustomerId: string } | null>
