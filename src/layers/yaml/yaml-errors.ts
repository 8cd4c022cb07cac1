import type { YAMLParseError } from 'yaml'

/** The parser's own words may quote the file, which can hold a secret; these cannot. */
const MESSAGES: Partial<Record<YAMLParseError['code'], string>> = {
  BAD_ALIAS: 'an alias needs a name, and a name alone',
  BAD_DIRECTIVE: 'this directive is not allowed',
  BAD_DQ_ESCAPE: 'unknown escape in double quotes: write \\\\ for a backslash, or use single quotes',
  BAD_INDENT: 'wrong indentation',
  BAD_PROP_ORDER: 'an anchor or tag stands in the wrong place',
  BAD_SCALAR_START: 'a value cannot start with this character: quote it',
  BLOCK_AS_IMPLICIT_KEY: 'a map inside a value on one line: quote the value, or start the map on its own line',
  BLOCK_IN_FLOW: 'a block map or list cannot stand inside { } or [ ]',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a character is missing: a closing quote or bracket, a colon, a comma or a space',
  MULTILINE_IMPLICIT_KEY: 'a key goes over more than one line: is a colon missing?',
  MULTIPLE_ANCHORS: 'a value has more than one anchor',
  MULTIPLE_TAGS: 'a value has more than one tag',
  TAB_AS_INDENT: 'a tab cannot indent: use spaces',
  TAG_RESOLVE_FAILED: 'this tag is not defined',
  UNEXPECTED_TOKEN: 'this does not belong here',
}

/** One sentence for a syntax error, without any text of the file. */
export const syntaxMessage = (error: YAMLParseError): string => MESSAGES[error.code] ?? 'this is not valid YAML'
