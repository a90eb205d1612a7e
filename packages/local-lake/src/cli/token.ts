import type {CAC} from 'cac'

import {createToken} from '../createToken.ts'
import {openTokenStore, type TokenStore} from '../store/sqliteLakeStore.ts'
import type {TokenRole} from '../store/types.ts'
import {textOption, UsageError} from './usageError.ts'

/** `token create|list|revoke`: works while a lake uses the same folder. */
export function tokenCommand(cli: CAC): void {
  cli
    .command('token <create|list|revoke> [id]', 'Manage the tokens that scripts and sites use')
    .option('--data <folder>', 'Folder of the store', {default: '.data/lake'})
    .option('--role <role>', 'read, editor or admin', {default: 'read'})
    .option('--label <text>', 'What the token is for', {default: 'Unnamed token'})
    .option('--json', 'Print the list, or the new token, as JSON')
    .example((bin) => `  ${bin} token create --role editor --label "Import script"`)
    .example((bin) => `  ${bin} token list --json`)
    .example((bin) => `  ${bin} token revoke ID`)
    .action((verb: string, id: string | undefined, flags: Record<string, unknown>) => {
      const store = openTokenStore(textOption(flags.data, 'data', '.data/lake'))
      try {
        return run(store, verb, id, flags)
      } finally {
        store.close()
      }
    })
}

function run(
  store: TokenStore,
  verb: string,
  id: string | undefined,
  flags: Record<string, unknown>,
): number {
  if (verb === 'create') return create(store, flags)
  if (verb === 'list') return show(store, flags.json === true)
  if (verb === 'revoke' && id) return revoke(store, id)
  throw new UsageError('Use: token create, token list, or token revoke <id>')
}

function create(store: TokenStore, flags: Record<string, unknown>): number {
  const label = textOption(flags.label, 'label', 'Unnamed token')
  const {record, token} = createToken(store, {label, role: role(flags.role)}, new Date())
  const {id, role: granted} = record
  if (flags.json) return printJson({id, label, role: granted, token})
  print(`Token "${label}" (${granted}), id ${id}. It is shown only this once:`)
  print(token)
  return 0
}

function show(store: TokenStore, json: boolean): number {
  const tokens = store.tokens()
  if (json) return printJson(tokens)
  if (tokens.length === 0) print('No tokens')
  for (const {id, label, role: granted, createdAt} of tokens) {
    print(`${id}  ${granted.padEnd(6)}  ${createdAt}  ${label}`)
  }
  return 0
}

function revoke(store: TokenStore, id: string): number {
  const found = store.revokeToken(id)
  print(found ? `Token ${id} no longer works` : `There is no token with the id ${id}`)
  return found ? 0 : 1
}

function role(value: unknown): TokenRole {
  if (value === 'read' || value === 'editor' || value === 'admin') return value
  throw new UsageError(`--role is read, editor or admin, not "${String(value)}"`)
}

function printJson(value: unknown): number {
  print(JSON.stringify(value))
  return 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
