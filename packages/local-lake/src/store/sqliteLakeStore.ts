import {existsSync, mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {copyDatasetFiles} from './copyDatasetFiles.ts'
import {type Lock, lockDirectory} from './lock.ts'
import {type Format, openDatabase} from './openDatabase.ts'
import {openSqliteDatasetStore} from './sqliteDatasetStore.ts'
import type {DatasetRecord, DatasetStore, LakeStore, TokenRecord, TokenRole} from './types.ts'

const FORMAT: Format = {
  applicationId: 0x4a4c4b41,
  migrations: [
    `CREATE TABLE datasets (
       project TEXT NOT NULL, name TEXT NOT NULL, created_at TEXT NOT NULL,
       PRIMARY KEY (project, name)
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE tokens (
       id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
       role TEXT NOT NULL, created_at TEXT NOT NULL
     ) STRICT, WITHOUT ROWID;
     CREATE TABLE key_values (
       user TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
       PRIMARY KEY (user, key)
     ) STRICT, WITHOUT ROWID;`,
    `ALTER TABLE datasets ADD COLUMN acl_mode TEXT NOT NULL DEFAULT 'public'`,
  ],
}

/** The part of the store that commands may use while a server has the directory. */
export type TokenStore = Pick<LakeStore, 'tokens' | 'addToken' | 'revokeToken' | 'close'>

/** Opens only the list of tokens in a data directory; the server may be running. */
export function openTokenStore(directory: string): TokenStore {
  mkdirSync(directory, {recursive: true})
  const db = openDatabase(join(directory, 'lake.sqlite'), FORMAT)
  return {...tokenTable(db), close: () => db.close()}
}

/**
 * Opens the store in a data directory, creating it where missing:
 * `lake.sqlite` (datasets, tokens, small values), `<project>/<dataset>.sqlite` and
 * `<project>/<dataset>.assets/`.
 * @throws {StoreError} when another process uses it, or a file is damaged or newer; TypeError for what is
 *   no path.
 */
export function openSqliteLakeStore(directory: string): LakeStore {
  mkdirSync(directory, {recursive: true})
  const lock = lockDirectory(directory)
  const db = openLocked(directory, lock)
  const datasetsOf = db.prepare(
    'SELECT project, name, created_at, acl_mode FROM datasets WHERE project = ? ORDER BY name',
  )
  const open = new Map<string, DatasetStore>()
  const folder = (project: string): string => join(directory, project)
  const file = (project: string, name: string): string => join(folder(project), `${name}.sqlite`)
  const assets = (project: string, name: string): string => join(folder(project), `${name}.assets`)

  const list = ({project, name, createdAt, aclMode}: DatasetRecord): void => {
    const insert = 'INSERT OR IGNORE INTO datasets VALUES (?, ?, ?, ?)'
    db.prepare(insert).run(project, name, createdAt, aclMode)
  }

  const openDataset = (project: string, name: string): DatasetStore => {
    const key = `${project}/${name}`
    const store = open.get(key) ?? openSqliteDatasetStore(file(project, name))
    open.set(key, store)
    return store
  }

  return {
    ...tokenTable(db),
    ...keyValueTable(db),
    dataset: (project, name) =>
      existsSync(file(project, name)) ? openDataset(project, name) : undefined,
    createDataset(record) {
      mkdirSync(folder(record.project), {recursive: true})
      list(record)
      return openDataset(record.project, record.name)
    },
    copyDataset(from, record) {
      const places = ({project, name}: {project: string; name: string}) => ({
        database: file(project, name),
        assets: assets(project, name),
      })
      // The list comes first: it says who may read.
      return copyDatasetFiles(places(from), places(record), () => list(record))
    },
    deleteDataset(project, name) {
      open.get(`${project}/${name}`)?.close()
      open.delete(`${project}/${name}`)
      // The list goes last: it says who may read, also when this is interrupted.
      for (const end of ['', '-wal', '-shm']) rmSync(file(project, name) + end, {force: true})
      rmSync(assets(project, name), {recursive: true, force: true})
      const gone = db.prepare('DELETE FROM datasets WHERE project = ? AND name = ?')
      const {changes} = gone.run(project, name)
      return Number(changes) > 0
    },
    setAclMode(project, name, aclMode) {
      const update = db.prepare('UPDATE datasets SET acl_mode = ? WHERE project = ? AND name = ?')
      update.run(aclMode, project, name)
    },
    datasets: (project) =>
      datasetsOf.all(project).map((row) => ({
        project: String(row.project),
        name: String(row.name),
        createdAt: String(row.created_at),
        aclMode: row.acl_mode === 'private' ? 'private' : 'public',
      })),
    assetFolder(project, dataset) {
      const path = assets(project, dataset)
      mkdirSync(path, {recursive: true})
      return path
    },
    close() {
      for (const store of open.values()) store.close()
      db.close()
      lock.release()
    },
  }
}

function openLocked(directory: string, lock: Lock): DatabaseSync {
  try {
    return openDatabase(join(directory, 'lake.sqlite'), FORMAT)
  } catch (error) {
    lock.release()
    throw error
  }
}

function tokenTable(
  db: DatabaseSync,
): Pick<LakeStore, 'tokens' | 'tokenByHash' | 'addToken' | 'revokeToken'> {
  const columns = 'id, label, role, created_at'
  const byHash = db.prepare(`SELECT ${columns} FROM tokens WHERE hash = ?`)
  const read = (row: Record<string, unknown>): TokenRecord => ({
    id: String(row.id),
    label: String(row.label),
    role: readRole(row.role),
    createdAt: String(row.created_at),
  })
  return {
    tokenByHash(hash) {
      const row = byHash.get(hash)
      return row && read(row)
    },
    tokens: () =>
      db.prepare(`SELECT ${columns} FROM tokens ORDER BY created_at, id`).all().map(read),
    addToken({id, label, role, createdAt}, hash) {
      const insert = 'INSERT INTO tokens (id, hash, label, role, created_at) VALUES (?, ?, ?, ?, ?)'
      db.prepare(insert).run(id, hash, label, role, createdAt)
    },
    revokeToken: (id) => Number(db.prepare('DELETE FROM tokens WHERE id = ?').run(id).changes) > 0,
  }
}

/** A role that is not known any more is read as the weakest. */
function readRole(value: unknown): TokenRole {
  return value === 'admin' || value === 'editor' ? value : 'read'
}

function keyValueTable(db: DatabaseSync): Pick<LakeStore, 'keyValue' | 'setKeyValue'> {
  return {
    keyValue(user, key) {
      const row = db
        .prepare('SELECT value FROM key_values WHERE user = ? AND key = ?')
        .get(user, key)
      const value: unknown = row ? JSON.parse(String(row.value)) : undefined
      return value
    },
    setKeyValue(user, key, value) {
      db.prepare('INSERT OR REPLACE INTO key_values VALUES (?, ?, ?)').run(
        user,
        key,
        JSON.stringify(value),
      )
    },
  }
}
