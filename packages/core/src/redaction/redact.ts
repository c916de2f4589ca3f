/** The one redactor: replaces JWT-shaped and secret-shaped values before text reaches an error, an event or a timeline. */

/** `text` with every JWT as `[jwt]`, and every value named like a credential, or long and opaque as one, as `[secret]`. UUIDs stay. */
export function redact(text: string): string {
  return (
    text
      .replace(/\beyJ[\w.-]+/g, '[jwt]')
      .replace(/((secret|token|password|authorization)["']?\s*[=:]\s*["']?(bearer\s)?)[^\s"'&,}[]+/gi, '$1[secret]')
      // A digit further away is not looked for: over a long text that would be done again from every place.
      .replace(
        /(?![\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(?![\w-]))(?<![\w-])(?=[^\s\d]{0,255}\d)[\w~+=-]{32,}/gi,
        '[secret]',
      )
  )
}
