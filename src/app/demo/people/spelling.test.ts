import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasMovableTone, iForY, newTonePlace, withoutMarks, withoutStroke, wrongMark } from './spelling.ts'

test('marks, strokes and tones are lost and moved as people do', () => {
  assert.equal(withoutMarks('Đặng Thị Thúy'), 'Dang Thi Thuy')
  assert.equal(withoutStroke('Đậu Đức'), 'Dậu Dức')
  assert.equal(newTonePlace('Nguyễn Thị Thúy Hòa'), 'Nguyễn Thị Thuý Hoà')
  assert.equal(hasMovableTone('Trần Văn Toàn'), false)
  assert.equal(iForY('Lý Mỹ Quý Duy'), 'Lí Mĩ Quí Duy')
  assert.equal(wrongMark('Nhã'), 'Nhả')
  assert.equal(wrongMark('Huân'), 'Huan')
})
