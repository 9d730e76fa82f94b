import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotPassword } from './password.ts'

const whose = { username: 'khiem.truongvinh', name: 'Đậu Quốc Khiêm', units: ['Đảng ủy phường Trường Vinh'] }
const why = (password: string) => {
  const refused = whyNotPassword(password, whose)
  return refused?.code === 'accounts.passwordGuessable' ? refused.why : refused?.code
}

test('a short sentence that is easy to remember serves, with marks and blanks', () => {
  for (const good of [
    'bốn con mèo ngủ trưa',
    'gạo nếp than nương',
    'correct horse battery staple',
    'k7mq-x3vd-9rtp-abcd',
  ])
    assert.equal(why(good), undefined, good)
})

test('nine letters are too few, however strange; marks count as part of their letter', () => {
  assert.equal(why('x9#Kq!2vZ'), 'accounts.passwordShort')
  assert.equal(why('ếếếếế'.normalize('NFD')), 'accounts.passwordShort')
})

test('one’s own name, user name or unit is refused, however it is written', () => {
  for (const own of ['Khiêm@Trường Vinh', 'truongvinh2026', 'dauquockhiem']) assert.equal(why(own), 'own', own)
})

test('what everybody takes is refused, in Vietnamese too, with or without marks', () => {
  for (const usual of [
    'Mật khẩu 12345',
    'dangvien123456',
    'anhyeuem123456',
    'P@ssw0rd2024',
    'Nghean@2026!',
    'Bác Hồ kính yêu',
  ])
    assert.equal(why(usual), 'common', usual)
})

test('passwords that were stolen elsewhere are refused without asking anybody', () => {
  for (const stolen of ['12345678910', 'qwertyuiop123', '1q2w3e4r5t6y']) assert.equal(why(stolen), 'common', stolen)
})

test('rows of keys, repeated letters and very long repetitions are refused', () => {
  for (const row of ['aaaaaaaaaaaaaa', 'abcd-efgh-ijkl', 'lan lan 1990', 'x'.repeat(1000)])
    assert.equal(why(row), 'row', row)
})
