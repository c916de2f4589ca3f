/** Notices props that React would put on the element although they are meant for LinkSDK. */
import { leanMethods } from '@lean-link/core/methods'
import { development, type MethodRow } from '@lean-link/core/internal'

const fold = (name: string) => name.replace(/[_-]/g, '').toLowerCase()
const toTitle = (method: string) => method[0]!.toUpperCase() + method.slice(1)

export function checkElementProps(row: MethodRow, props: object): void {
  const own = Object.keys(row.fields)
  for (const name of Object.keys(props)) {
    const meant = own.find((field) => fold(field) === fold(name))
    const others = leanMethods.filter(({ required, optional }) =>
      [...required, ...optional].some((field) => fold(field.name) === fold(name)),
    )
    if (meant) development?.warn(`${toTitle(row.method)}Button got "${name}". Did you mean "${meant}"?`)
    else if (others[0])
      development?.warn(
        `${toTitle(row.method)}Button got "${name}", which is a param of ${others.map(({ method }) => method).join(', ')}, not of ${row.method}: it lands on the element and LinkSDK never sees it. Remove it, or use the button of the other method.`,
      )
  }
}
