import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

const because = (url: string) => {
  const read = readSettings({ DATABASE_URL: url })
  return !read.ok && read.refusal.code === 'settings.databaseUrl' ? read.refusal.because : undefined
}

test('a database on another machine is reached over TLS, its certificate checked; one of this machine as it likes', () => {
  for (const url of [
    'postgres://chibo:mật-khẩu@db.example.vn:5432/chibo',
    'postgres://chibo@10.0.0.9/chibo?sslmode=disable',
    'postgres://chibo@10.0.0.9/chibo?sslmode=no-verify',
    'postgres://chibo@10.0.0.9/chibo?sslmode=verify-full&uselibpqcompat=true',
    'postgres://localhost/chibo?host=db.example.vn',
    'postgres://127.0.0.1.example.vn/chibo',
  ])
    assert.equal(because(url), 'inClear', url)
  for (const url of [
    'postgres://chibo@db.example.vn/chibo?sslmode=verify-full&sslrootcert=/etc/chibo/ca.crt',
    'postgres://chibo@localhost:5433/chibo',
    'postgres://chibo@127.0.0.1/chibo',
    'postgres://chibo@[::1]/chibo',
    'postgres:///chibo?host=/var/run/postgresql',
    'postgres://%2Fvar%2Frun%2Fpostgresql/chibo',
  ])
    assert.equal(because(url), undefined, url)
})

test('an address that is none, or names no database, is told apart', () => {
  assert.equal(because('mysql://chibo@localhost/chibo'), 'notPostgres')
  assert.equal(because('postgres://chibo@localhost/'), 'noDatabase')
})
