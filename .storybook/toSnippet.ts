/** Writes what "Show code" and "Copy code" give for a story: a file that stands by itself, with imports, provider, handlers and confirm. */
import isConnected from '../stories/examples/isConnected.ts?raw'

export interface StorySnippet {
  /** Source of the component that the story shows, where that is a file of its own. It exports the component. */
  source?: string
  /** What stands between the tags of the component. */
  children?: string
}

export interface SnippetStory {
  /** Ends with the name of the component: `Components/PayButton`. */
  title: string
  args: Readonly<Record<string, unknown>>
  globals: Readonly<Record<string, unknown>>
  parameters: { provider?: Readonly<Record<string, unknown>>; snippet?: StorySnippet }
}

/** Only a test waits so long. */
const testOnly = new Set(['confirmTimeoutMs', 'loadTimeoutMs'])

/** A story's own handlers are spies. */
const handlers: Readonly<Record<string, string>> = {
  onSuccess: "() => location.assign('/accounts')",
  onCancel: "(result) => console.log('The customer left at', result.exitPoint)",
  onError: '(error) => reportError(error)',
}

const backend = `// Your backend: POST /api/lean/token by createTokenHandler of @lean-link/server; GET /api/connection answers { "connected": true } with proof.
const fetchAccessToken = tokenEndpoint('/api/lean/token')`

export function toSnippet({ title, args, globals, parameters }: SnippetStory): string {
  const { source, children } = parameters.snippet ?? {}
  const component = source ? parseSource(source) : null
  const button = title.split('/').at(-1) ?? ''
  const confirm = parseSource(isConnected)
  const confirms = !component || component.body.includes('isConnected')
  const imports = mergeImports([
    "import { LeanProvider, tokenEndpoint } from '@lean-link/react'",
    ...(component ? component.imports : [`import { ${button} } from '@lean-link/react'`]),
    ...(confirms ? confirm.imports : []),
  ])
  const name = component || button !== 'ConnectButton' ? 'Page' : 'ConnectBank'
  const blocks = [
    `'use client'\n${imports}`,
    backend,
    ...(confirms ? [confirm.body.replace('export ', '')] : []),
    ...(component ? [component.body] : []),
    `/** \`customerId\`: Lean's id of the customer who is signed in, from your backend. */
export function ${name}({ customerId }: { customerId: string }) {
  return (
    <LeanProvider${printProps(toProviderProps(globals, parameters.provider ?? {}), 6)}
    >
      ${component ? `<${component.name}${printInline(args)} />` : printButton(button, args, children)}
    </LeanProvider>
  )
}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Those of every app, and what the story or the toolbar chose. */
function toProviderProps(
  globals: SnippetStory['globals'],
  chosen: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const forceAppearance = globals['theme'] === 'dark' && { forceAppearance: 'dark' }
  const customization = { ...forceAppearance, ...(chosen['customization'] as object | undefined) }
  return {
    appToken: 'your-application-id',
    country: 'ae',
    sandbox: true,
    customerId: new Code('customerId'),
    fetchAccessToken: new Code('fetchAccessToken'),
    ...(globals['language'] === 'ar' && { language: 'ar' }),
    ...chosen,
    customization: Object.keys(customization).length > 0 ? customization : undefined,
  }
}

function printButton(button: string, args: SnippetStory['args'], children: string | undefined): string {
  const { children: label, className, ...others } = args
  const props = { ...(className !== '' && { className }), ...others, confirm: new Code('isConnected') }
  const inside = children ?? (typeof label === 'string' ? label : undefined)
  const start = `<${button}${printProps(props, 8)}`
  if (inside === undefined) return `${start}\n      />`
  return `${start}\n      >\n        ${inside}\n      </${button}>`
}

/** Text of a program, printed as it is. */
class Code {
  constructor(readonly text: string) {}
}

/** Each on a line of its own. */
function printProps(props: Readonly<Record<string, unknown>>, indent: number): string {
  return listProps(props)
    .map((prop) => `\n${' '.repeat(indent)}${prop}`)
    .join('')
}

function printInline(props: Readonly<Record<string, unknown>>): string {
  return listProps(props)
    .map((prop) => ` ${prop}`)
    .join('')
}

function listProps(props: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(props).flatMap(([name, value]) => {
    if (value === undefined || testOnly.has(name)) return []
    if (value === true) return [name]
    if (typeof value === 'string' && !/["\n]/.test(value)) return [`${name}="${value}"`]
    const text = printValue(typeof value === 'function' ? new Code(handlers[name] ?? '() => {}') : value)
    return [`${name}={${text}}`]
  })
}

function printValue(value: unknown): string {
  if (value instanceof Code) return value.text
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${printValue(field)}`)
  return `{ ${fields.join(', ')} }`
}

interface ParsedSource {
  /** of packages; files beside it become part of the snippet */
  imports: string[]
  body: string
  /** of the exported function */
  name: string
}

/** Without the sentence at its head, which is for readers of this repository. */
function parseSource(source: string): ParsedSource {
  const lines = source
    .replace(/^\/\*\*.*\*\/\n/, '')
    .replace(
      /^import \{([^}]+)\}/gm,
      (_import, names: string) => `import { ${names.trim().replace(/,$/, '').replace(/\s+/g, ' ')} }`,
    )
    .split('\n')
  const end = lines.findLastIndex((line) => line.startsWith('import ')) + 1
  return {
    imports: lines.slice(0, end).filter((line) => !line.includes("from './")),
    body: lines.slice(end).join('\n').trim(),
    name: /^export (?:async )?function (\w+)/m.exec(source)?.[1] ?? '',
  }
}

/** One import for each package; `import type` becomes `type` at the name. */
function mergeImports(imports: readonly string[]): string {
  const names = new Map<string, Set<string>>()
  for (const line of imports) {
    const [, type = '', list = '', from = ''] = /^import (type )?\{ (.*) \} from '(.*)'$/.exec(line) ?? []
    const all = names.get(from) ?? new Set()
    for (const name of list.split(', ')) all.add(type + name)
    names.set(from, all)
  }
  const bare = (name: string) => name.replace(/^type /, '')
  return [...names]
    .map(([from, all]) => {
      const sorted = [...all].toSorted((a, b) => bare(a).localeCompare(bare(b)))
      return `import { ${sorted.join(', ')} } from '${from}'`
    })
    .join('\n')
}
