import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProvider } from './provider-settings.ts'

const enough = { CHIBO_SIGN_ON_ISSUER: 'https://tinh.example.vn/realms/can-bo', CHIBO_SIGN_ON_CLIENT_ID: 'chibo' }

function read(over: Record<string, string> = {}) {
  return readProvider({ ...enough, ...over })
}

function refused(over: Record<string, string>): string | undefined {
  const answered = read(over)
  return answered.ok ? undefined : answered.refusal.code
}

test('without an address of the province there is no sign-on, and nothing else is asked for', () => {
  assert.deepEqual(readProvider({ CHIBO_SIGN_ON_CLIENT_ID: 'chibo' }), { ok: true, provider: undefined })
})

test('address and client are enough; the second layer of the province does not count unless it is said', () => {
  const answered = read()
  assert.ok(answered.ok && answered.provider)
  assert.deepEqual(answered.provider.second, [])
  assert.equal(answered.provider.claim, 'preferred_username')
  assert.equal(answered.provider.label.vi, 'Dùng tài khoản của tỉnh')
})

test('the words by which its second layer counts are read one by one', () => {
  const answered = read({ CHIBO_SIGN_ON_SECOND: 'amr=mfa  acr=https://tinh.example.vn/hai-lop' })
  assert.ok(answered.ok)
  assert.deepEqual(answered.provider?.second, [
    { claim: 'amr', value: 'mfa' },
    { claim: 'acr', value: 'https://tinh.example.vn/hai-lop' },
  ])
})

test('what crosses a network is encrypted: in clear only on this very machine', () => {
  assert.equal(refused({ CHIBO_SIGN_ON_ISSUER: 'http://tinh.example.vn' }), 'signOn.issuer')
  assert.equal(refused({ CHIBO_SIGN_ON_ISSUER: 'http://127.0.0.1.example.vn' }), 'signOn.issuer')
  assert.equal(refused({ CHIBO_SIGN_ON_ISSUER: 'https://a:b@tinh.example.vn' }), 'signOn.issuer')
  assert.equal(refused({ CHIBO_SIGN_ON_ISSUER: 'http://127.0.0.1:8080/realms/thu' }), undefined)
})

test('what is missing or cannot be is told by name', () => {
  assert.equal(refused({ CHIBO_SIGN_ON_CLIENT_ID: ' ' }), 'signOn.missing')
  assert.equal(refused({ CHIBO_SIGN_ON_SECRET_FILE: '/không/có' }), 'signOn.secretFile')
  assert.equal(refused({ CHIBO_SIGN_ON_ALGORITHM: 'none' }), 'signOn.algorithm')
  assert.equal(refused({ CHIBO_SIGN_ON_ALGORITHM: 'HS256' }), 'signOn.algorithm')
  assert.equal(refused({ CHIBO_SIGN_ON_SECOND: 'mfa' }), 'signOn.second')
})
