/** Stores that server instances share, each with a way to look into it from outside: one in process, and a real Redis where there is one. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import type { TokenStore } from '../src/index.ts'

export interface SharedStore {
  store: TokenStore
  keys(): Promise<string[]>
  /** What is stored under the key, and how many seconds it will stay. */
  look(key: string): Promise<{ value: string; ttl: number }>
  /** Ends the server as a crash would; the app's client lives on. */
  crash(): Promise<void>
  close(): Promise<void>
}

/** Answers a turn later, as a network does, and forgets what is over. */
export async function startMemoryStore(): Promise<SharedStore> {
  const entries = new Map<string, { value: string; until: number }>()
  let isDown = false
  const reach = async <T>(use: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (isDown) throw new Error('The store is down.')
    return use()
  }
  const find = (key: string) => {
    const entry = entries.get(key)
    return entry && entry.until > Date.now() ? entry : undefined
  }
  return {
    store: {
      get: (key) => reach(() => find(key)?.value ?? null),
      set: (key, value, options) =>
        reach(() => void entries.set(key, { value, until: Date.now() + (options?.ttl ?? 0) * 1_000 })),
    },
    keys: async () => [...entries.keys()],
    look: async (key) => ({ value: find(key)?.value ?? '', ttl: ((find(key)?.until ?? 0) - Date.now()) / 1_000 }),
    async crash() {
      isDown = true
    },
    close: async () => {},
  }
}

/** A Redis of its own on a socket, which keeps nothing on disk; the store is the adapter that the README shows. */
export async function startRedisStore(): Promise<SharedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'lean-link-redis-'))
  const path = join(folder, 'redis.sock')
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', path, '--save', '', '--dir', folder])
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    const hear = (text: Buffer) => /ready to accept connections/i.test((said += String(text))) && resolve()
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.on('error', reject)
    server.on('close', () => reject(new Error(`Redis did not start:\n${said}`)))
  })
  const redis = createClient({ socket: { path, tls: false } })
  // The client tells of every lost connection, and tries again by itself.
  redis.on('error', () => {})
  await redis.connect()
  return {
    store: {
      get: (key) => redis.get(key),
      set: (key, value, options) => redis.set(key, value, { expiration: { type: 'EX', value: options?.ttl ?? 60 } }),
    },
    keys: () => redis.keys('*'),
    look: async (key) => ({ value: (await redis.get(key)) ?? '', ttl: await redis.ttl(key) }),
    async crash() {
      server.kill('SIGKILL')
      await ended
    },
    async close() {
      redis.destroy()
      server.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
