/** The reader's own webhook route. */
export declare function handleWebhook(request: Request): Promise<Response>
