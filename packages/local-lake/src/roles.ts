import type {TokenRole} from './store/types.ts'

/** The roles of this lake under the names that the hosted one has for them. */
export const ROLES = {
  read: {name: 'viewer', title: 'Viewer', description: 'Reads everything'},
  editor: {name: 'editor', title: 'Editor', description: 'Reads and writes documents'},
  admin: {name: 'administrator', title: 'Administrator', description: 'Does everything'},
} as const satisfies Record<TokenRole, {name: string; title: string; description: string}>

/** The role of a name, `undefined` for one that does not exist here. */
export function roleNamed(name: unknown): TokenRole | undefined {
  const roles = ['read', 'editor', 'admin'] as const
  return roles.find((role) => ROLES[role].name === name)
}
