/** Tells by its name what a button's prop is for; what neither pattern knows belongs to the element. */

/**
 * The fields of all rows and nothing that an element takes (a test holds it against both), so that no button brings a list of names.
 * A credential in the wrong place must reach the check that refuses it, never the DOM.
 */
export const ofParams: RegExp =
  /^(extra$|access[ft]|account|allowp|bank|customer|destination|fail|granular|permissions|risk|show|status|success)|^(?!data-|aria-|on|item).*(.id$|secret|token)/i

export const ofHandlers: RegExp = /^on(Success|Cancel|Error|Result|Event)$|^confirm/
