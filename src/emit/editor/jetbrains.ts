import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom'
import type { Issue } from '../../issues.ts'
import type { Binding } from './bindings.ts'
import { unchangeable } from './unchangeable.ts'

const COMPONENT = 'JsonSchemaMappingsProjectConfiguration'
const FILE = '.idea/jsonSchemas.xml'
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="${COMPONENT}">
    <state>
      <map>
      </map>
    </state>
  </component>
</project>
`

/**
 * `.idea/jsonSchemas.xml` with the bindings among the mappings of schemas to files; other mappings stay, and so do further
 * files of ours.
 *
 * @param before what the file holds; undefined or empty for none.
 * @returns `editor-settings` for a file that holds no such mappings.
 */
export function jetbrainsMappings(before: string | undefined, bindings: readonly Binding[]): string | Issue {
  const document = parsed(before === undefined || before.trim() === '' ? EMPTY : before)
  if (typeof document === 'string') return unchangeable(FILE, `cannot be read as XML: ${document}`)
  const map = mapOf(document)
  if (!map) return unchangeable(FILE, `has no map of schemas in a component ${COMPONENT}`)
  let isChanged = before === undefined || before.trim() === ''
  for (const binding of bindings) {
    const entry = elements(map, 'entry').find((known) => known.getAttribute('key') === binding.name)
    const kept = entry ? globsOf(entry) : []
    const added = binding.globs.filter((glob) => !kept.includes(glob))
    if (added.length === 0) continue
    isChanged = true
    const element = entryOf(document, { ...binding, globs: [...kept, ...added] })
    if (entry) map.replaceChild(element, entry)
    else append(map, element)
  }
  return isChanged ? textOf(document) : (before ?? '')
}

function parsed(text: string): Document | string {
  try {
    return new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml')
  } catch (error) {
    return (error as Error).message.split('\n', 1)[0] ?? ''
  }
}

function mapOf(document: Document): Element | undefined {
  const components = document.documentElement ? elements(document.documentElement, 'component') : []
  const component = components.find((known) => known.getAttribute('name') === COMPONENT)
  const [state] = component ? elements(component, 'state') : []
  return state && elements(state, 'map')[0]
}

const elements = (parent: Element, name: string): Element[] =>
  [...parent.childNodes].filter((node: Node): node is Element => node.nodeName === name)

/** The files of a mapping as the editor or this function wrote them. */
const globsOf = (entry: Element): string[] =>
  [...entry.getElementsByTagName('option')]
    .filter((option) => option.getAttribute('name') === 'path' && option.parentNode?.nodeName === 'Item')
    .map((option) => option.getAttribute('value') ?? '')

/** As the editor writes it; a path without `*` is that of one file. */
function entryOf(document: Document, { name, schema, globs }: Binding): Element {
  const option = (key: string, value: string): string => `<option name="${key}" value="${escaped(value)}" />`
  const item = (glob: string): string[] => [
    '              <Item>',
    ...(glob.includes('*') ? [`                ${option('pattern', 'true')}`] : []),
    `                ${option('path', glob)}`,
    ...(glob.includes('*') ? [`                ${option('mappingKind', 'Pattern')}`] : []),
    '              </Item>',
  ]
  const lines = [
    `<entry key="${escaped(name)}">`,
    '  <value>',
    '    <SchemaInfo>',
    `      ${option('name', name)}`,
    `      ${option('relativePathToSchema', schema)}`,
    `      ${option('schemaVersion', 'JSON Schema version 7')}`,
    '      <option name="patterns">',
    '        <list>',
    ...globs.flatMap((glob) => item(glob).map((line) => line.slice(4))),
    '        </list>',
    '      </option>',
    '    </SchemaInfo>',
    '  </value>',
    '</entry>',
  ]
  const made = new DOMParser().parseFromString(lines.join(`\n${ENTRY}`), 'text/xml')
  return document.importNode(made.documentElement as Element, true)
}

/** How deep an entry stands. */
const ENTRY = ' '.repeat(8)

function append(map: Element, entry: Element): void {
  const { ownerDocument, lastChild } = map
  const end = lastChild?.nodeName === '#text' ? lastChild : map.appendChild(ownerDocument?.createTextNode('') as Node)
  end.nodeValue = `\n${ENTRY}`
  map.appendChild(entry)
  map.appendChild(ownerDocument?.createTextNode('\n      ') as Node)
}

/** With a space at the end of a tag, as the editor writes it. */
const textOf = (document: Document): string =>
  `${new XMLSerializer().serializeToString(document).replace(/(["\w])\/>/g, '$1 />')}\n`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
