#!/usr/bin/env node
// Verifies an export of the history of Chi Bộ against heads that were kept outside of it. One file, on purpose: it imports nothing of
// Chi Bộ and needs nothing but Node 20 or later, so that it can be read whole and run on another machine.
//
//   node verify-trail.mjs EXPORT [dau-niem-2026-11-13.json …] [2026-10-31=H8VA61NCWE5R …] [--json]
//
// EXPORT: the .zip or the .jsonl in it. Exit: 0 nothing found, 1 something found, 2 it could not be read.
// What is hashed how stands in docs/trail.md; another program can be written from that page alone.
/* oxlint-disable max-lines -- one file on purpose */
import { createHash, createPublicKey, pbkdf2Sync, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

const sha256 = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
const bytes = (hex) => Buffer.from(hex, 'hex')
const markOf = (unit) => sha256(unit)
const daysFrom2000 = (day) => Math.round((Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000)

const hashOfEvent = (e) =>
  sha256([e.unit, e.n, e.actor ?? '-', e.command, daysFrom2000(e.onDay), e.at, e.bodyHash, e.prevHash].join('|'))
const hashOfReading = (r) =>
  sha256(
    [
      'chibo-reading-1',
      r.at,
      r.account,
      r.operation,
      r.subjects.join(','),
      r.origin ?? '-',
      r.reason === null ? '-' : sha256(r.reason),
    ].join('|'),
  )
const hashOfSeal = (s) =>
  sha256(['chibo-seal-1', s.n, s.onDay, s.fromAt, s.untilAt, s.readings, s.leavesHash, s.prevHash].join('|'))
const hashOfHead = (h) =>
  sha256(
    ['chibo-head-1', h.onDay, h.prevHash, h.seal ? h.seal.join(' ') : '-', ...h.units.map((u) => u.join(' '))].join(
      '\n',
    ),
  )

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
function shownOf(hash) {
  let bits = pbkdf2Sync(bytes(hash), 'chibo-shown-1', 200_000, 8, 'sha256').readBigUInt64BE() >> 4n
  let text = ''
  for (let i = 0; i < 12; i += 1, bits >>= 5n) text = letters[Number(bits & 31n)] + text
  return text
}

const kinds = {
  changed: ['đã bị sửa', 'was changed'],
  cut: ['đã bị cắt mất', 'was cut out'],
  inserted: ['đã bị chèn thêm', 'was inserted'],
  reordered: ['đã bị đổi chỗ', 'was put in another place'],
  replayed: ['đã bị lặp lại', 'was replayed'],
  forged: ['không phải dấu niêm thật', 'is no true head'],
}

/** Everything found, in the order it was found. `at`: microseconds, to name the first. */
const findings = []
function find(what, where, at = '') {
  findings.push({ what, ...where, at })
  return false
}

// ---- the chains of what was changed

function checkChain(events) {
  let before = { n: 0, hash: '' }
  const seen = new Set()
  for (const [i, e] of events.entries()) {
    const what = faultOf(e, before, seen, events)
    if (what) return nameIn(what, e, before, events[i + 1])
    for (const key of keysOf(e)) seen.add(key)
    before = e
  }
  return true
}

/** Its hash, and what it says and when: neither comes twice, whatever number it bears. */
const keysOf = (e) => [e.hash, `${e.at} ${e.bodyHash} ${e.command}`]

function faultOf(e, before, seen, events) {
  if (keysOf(e).some((key) => seen.has(key))) return 'replayed'
  if (e.n > before.n + 1) return events.some((o) => o.n > before.n && o.n < e.n) ? 'reordered' : 'cut'
  if (e.n <= before.n) return 'inserted'
  if (hashOfEvent(e) !== e.hash) return movedFrom(e, events.length) ? 'reordered' : 'changed'
  if (e.prevHash !== before.hash) return 'cut'
  return e.body !== undefined && sha256(bytes(e.salt), e.body) !== e.bodyHash ? 'changed' : undefined
}

/** Whether it is whole with another number: then it stood elsewhere. */
function movedFrom(e, length) {
  for (let n = 1; n <= length + 1; n += 1) if (n !== e.n && hashOfEvent({ ...e, n }) === e.hash) return true
  return false
}

function nameIn(what, e, before, next) {
  const { unit } = e
  if (what === 'cut' && e.n > before.n + 1) return find(what, { record: 'event', unit, n: before.n + 1 }, e.at)
  // of two with one number, the one on which the chain goes on is the true one
  if (what === 'inserted' && (next === undefined || next.prevHash === e.hash))
    return find(what, { record: 'event', unit, n: before.n }, before.at)
  return find(what, { record: 'event', unit, n: e.n }, e.at)
}

// ---- the sealed batches of what was read

function checkSeals(seals) {
  let before = { n: 0, hash: '', untilAt: undefined }
  for (const s of seals) {
    const what = faultOfSeal(s, before)
    if (what) return find(what, { record: 'seal', n: what === 'cut' ? before.n + 1 : s.n }, s.fromAt)
    before = s
  }
  return true
}

function faultOfSeal(s, before) {
  if (s.n !== before.n + 1) return s.n <= before.n ? 'replayed' : 'cut'
  if (hashOfSeal(s) !== s.hash) return 'changed'
  if (s.leaves !== undefined && sha256(bytes(s.leaves)) !== s.leavesHash) return 'changed'
  return s.prevHash !== before.hash || s.fromAt !== (before.untilAt ?? s.fromAt) ? 'cut' : undefined
}

const within = (seal) => (r) => BigInt(r.at) >= BigInt(seal.fromAt) && BigInt(r.at) < BigInt(seal.untilAt)

function checkBatch(seal, rows, whole) {
  const leaves = seal.leaves.match(/.{64}/g) ?? []
  const marks = rows.map((row) => hashOfReading(row))
  const fault = whole ? faultInWhole(leaves, marks) : faultInPart(leaves, marks)
  if (!fault) return true
  const { what, i } = fault
  return find(what, { record: 'reading', seal: seal.n, n: i + 1 }, rows[i]?.at ?? seal.fromAt)
}

/** Every reading of the batch is there: the first that is not the one that was sealed. */
function faultInWhole(leaves, marks) {
  const [inLeaves, inRows] = [new Set(leaves), new Set(marks)]
  for (let i = 0; i < Math.max(leaves.length, marks.length); i += 1)
    if (marks[i] !== leaves[i]) return { what: faultAt(leaves[i], marks, i, inLeaves, inRows), i }
  return undefined
}

/** Some of its readings: each stands in it, once and in its place. */
function faultInPart(leaves, marks) {
  let at = 0
  for (const [i, mark] of marks.entries()) {
    const found = leaves.indexOf(mark, at)
    if (found >= 0) at = found + 1
    else if (marks.indexOf(mark) < i) return { what: 'replayed', i }
    else return { what: leaves.includes(mark) ? 'reordered' : 'changed', i }
  }
  return undefined
}

function faultAt(leaf, marks, i, inLeaves, inRows) {
  const mark = marks[i]
  if (mark === undefined) return 'cut'
  if (!inLeaves.has(mark)) return leaf === undefined || inRows.has(leaf) ? 'inserted' : 'changed'
  if (marks.indexOf(mark) < i) return 'replayed'
  return inRows.has(leaf) ? 'reordered' : 'cut'
}

// ---- the heads in the export

function checkHeads({ heads, seals, chains, whole }) {
  let before = { n: 0, hash: '' }
  for (const h of heads) {
    const what = faultOfHead(h, before)
    if (what === 'cut') return find(what, { record: 'head', n: before.n + 1 })
    if (what) return find(what, { record: 'head', n: h.n, day: h.onDay })
    if (!checkSealOf(h, seals)) return false
    for (const unit of h.units) if (!checkLeaf(unit, chains, whole)) return false
    before = h
  }
  return true
}

function faultOfHead(h, before) {
  if (h.n !== before.n + 1) return h.n <= before.n ? 'replayed' : 'cut'
  return hashOfHead(h) !== h.hash || h.prevHash !== before.hash ? 'forged' : undefined
}

function checkSealOf({ seal }, seals) {
  if (!seal || seals[seal[0] - 1]?.hash === seal[1]) return true
  return find(seals.length < seal[0] ? 'cut' : 'changed', { record: 'seal', n: seal[0] })
}

function checkLeaf([mark, n, hash], chains, whole) {
  const chain = chains.get(mark)
  if (!chain) return whole ? find('cut', { record: 'event', unit: mark, n: 1 }) : true
  const e = chain.find((one) => one.n === n)
  if (e?.hash === hash) return true
  return find(e ? 'changed' : 'cut', { record: 'event', unit: chain[0].unit, n: e ? n : chain.length + 1 }, e?.at)
}

// ---- the heads kept outside

function checkOutside(given, all) {
  let good = 0
  for (const one of given.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const head = all.heads.find((h) => h.onDay === one.day)
    if (one.file && !isSigned(one.file)) find('forged', { record: 'outside', day: one.day })
    else if (!head) find('cut', { record: 'head', day: one.day })
    else if (agrees(head, one)) good = head.n
    else nameFirst(one, good, all)
    if (findings.length > 0) return good
  }
  return good
}

const agrees = (head, { file, shown }) => (file ? head.hash === file.hash : shownOf(head.hash) === shown)

/** Narrows to the first day whose head differs, and names the first record that came into it. */
function nameFirst({ day, file }, good, all) {
  const outside = new Map(file?.days ?? [])
  const differs = (h) => h.onDay === day || (outside.get(h.onDay) ?? h.hash) !== h.hash
  const head = all.heads.find((h) => h.n > good && differs(h))
  const before = all.heads.slice(0, file ? head.n - 1 : good)
  const chains = changedChains(file, before, all.chains)
  // characters alone do not tell chains from batches
  const candidates = !file && chains.length > 0 ? chains : [...chains, ...changedBatches(file, before, all.seals)]
  const [first] = candidates.toSorted((a, b) => (BigInt(a.at) < BigInt(b.at) ? -1 : 1))
  return find('changed', { ...(first?.where ?? { record: 'head' }), day: head.onDay, notBefore: true }, first?.at)
}

function changedChains(file, before, chains) {
  const then = new Map(before.flatMap((h) => h.units.map(([mark, n]) => [mark, n])))
  const known = new Map((file?.units ?? []).map(([mark, n, hash]) => [mark, { n, hash }]))
  return [...chains].flatMap(([mark, chain]) => {
    const kept = known.get(mark)
    if (file && (!kept || chain[kept.n - 1]?.hash === kept.hash)) return []
    const first = chain.find((e) => e.n > (then.get(mark) ?? 0)) ?? chain.at(-1)
    return [{ where: { record: 'event', unit: first.unit, n: first.n, to: kept?.n }, at: first.at }]
  })
}

function changedBatches(file, before, seals) {
  const seal = seals[before.at(-1)?.seal?.[0] ?? 0]
  if (!seal || (file && (!file.seal || seals[file.seal[0] - 1]?.hash === file.seal[1]))) return []
  return [{ where: { record: 'seal', n: seal.n }, at: seal.fromAt }]
}

function isSigned(file) {
  const said = [
    'chibo-heads-1',
    file.onDay,
    file.hash,
    sha256(JSON.stringify([file.days, file.seal, file.units])),
  ].join('\n')
  if (!file.signature) return true
  try {
    const key = createPublicKey({ key: bytes(file.key), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(said), key, bytes(file.signature)) && shownOf(file.hash) === file.shown
  } catch {
    return false
  }
}

// ---- what was given

function exportIn(file) {
  const whole = readFileSync(file)
  const text = whole.readUInt32LE(0) === 0x04034b50 ? entryIn(whole, 'dau-vet.jsonl') : whole
  const records = text
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const [head] = records
  if (head?.k !== 'export' || head.format !== 'chibo-trail-1') throw new Error('no export of the history of Chi Bộ')
  const of = (kind) => records.filter((r) => r.k === kind)
  const chains = new Map()
  for (const e of of('event')) {
    const mark = markOf(e.unit)
    if (!chains.has(mark)) chains.set(mark, [])
    chains.get(mark).push(e)
  }
  return {
    whole: head.whole,
    events: of('event'),
    readings: of('reading'),
    seals: of('seal'),
    heads: of('head'),
    chains,
  }
}

/** One entry of a zip, by its central directory. */
function entryIn(zip, name) {
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [length, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = zip.readUInt32LE(at + 42)
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
      return zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    }
    at += 46 + length + extra + comment
  }
  throw new Error(`${name} is not in the zip`)
}

function outsideOf(word) {
  const typed = /^(\d{4}-\d\d-\d\d)=(.+)$/.exec(word)
  if (!typed) {
    const file = JSON.parse(readFileSync(word, 'utf8'))
    return { day: file.onDay, file }
  }
  const shown = typed[2]
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return { day: typed[1], shown }
}

// ---- what is said

const momentOf = (at) => (/^\d+$/.test(at) ? new Date(Number(BigInt(at) / 1000n)).toISOString() : '')
function placeOf(f) {
  if (f.record === 'event')
    return [
      `bản ghi ${f.n}${f.to ? ` đến ${f.to}` : ''} của tổ chức ${f.unit}`,
      `record ${f.n}${f.to ? ` to ${f.to}` : ''} of unit ${f.unit}`,
    ]
  if (f.record === 'reading') return [`lượt đọc thứ ${f.n} của lô ${f.seal}`, `reading ${f.n} of batch ${f.seal}`]
  if (f.record === 'seal') return [`lô lượt đọc ${f.n}`, `batch ${f.n} of readings`]
  return [`dấu niêm ngày ${f.day ?? f.n}`, `the head of ${f.day ?? f.n}`]
}

function sentencesOf(f) {
  const [vi, en] = placeOf(f)
  const [wasVi, wasEn] = kinds[f.what]
  const moment = momentOf(f.at)
  if (f.notBefore)
    return [
      `Không khớp với dấu niêm ngày ${f.day} giữ ngoài máy chủ: chỗ đầu tiên bị sửa là từ ${vi} (${moment}).`,
      `Differs from the head of ${f.day} kept outside: the first place that was changed is at ${en} (${moment}) or after it.`,
    ]
  return [`${vi} ${wasVi}${moment ? ` (${moment})` : ''}.`, `${en} ${wasEn}${moment ? ` (${moment})` : ''}.`]
}

function limitsOf(all, good) {
  const head = all.heads[good - 1]
  const covered = new Map(all.heads.slice(0, good).flatMap((h) => h.units.map(([mark, n]) => [mark, n])))
  const events = all.events.filter((e) => e.n > (covered.get(markOf(e.unit)) ?? 0)).length
  const until = all.heads.slice(0, good).findLast((h) => h.seal)?.seal[0]
  const readings = all.readings.filter(
    (r) => until === undefined || BigInt(r.at) >= BigInt(all.seals[until - 1].untilAt),
  ).length
  const erased = all.whole ? all.events.filter((e) => e.body === undefined).length : 0
  return [
    head
      ? [
          `Sau dấu niêm ngày ${head.onDay} còn ${events} thay đổi và ${readings} lượt đọc chưa chứng minh được.`,
          `After the head of ${head.onDay} stand ${events} changes and ${readings} readings that are not proven yet.`,
        ]
      : [
          `Không có dấu niêm nào giữ ngoài máy chủ được đưa vào: người quản trị máy chủ có thể đã viết lại tất cả mà vẫn tự khớp (${events} thay đổi, ${readings} lượt đọc).`,
          `No head kept outside was given: whoever administers the server could have rewritten all of it, agreeing with itself (${events} changes, ${readings} readings).`,
        ],
    ...(erased > 0
      ? [
          [
            `${erased} bản ghi đã xóa lời: chỉ chứng minh được là có.`,
            `The words of ${erased} records were erased: only that they existed is proven.`,
          ],
        ]
      : []),
    ...(all.whole
      ? []
      : [
          [
            'Bản xuất chỉ có một phần: không chứng minh được là không lượt đọc nào bị bỏ ra ngoài bản xuất.',
            'The export is a part: it is not proven that no reading was left out of it.',
          ],
        ]),
    [
      'Ai ngồi trước máy khi tài khoản đang mở, màn hình có bị chụp không: không máy nào chứng minh được.',
      'Who sat at the machine while the account was open, or whether the screen was photographed, no program can prove.',
    ],
  ]
}

function main(words) {
  const [file, ...outside] = words.filter((w) => w !== '--json')
  const all = exportIn(file)
  const given = outside.map(outsideOf)
  const chains = [...all.chains.values()].map((chain) => checkChain(chain)).every(Boolean)
  const sealed =
    checkSeals(all.seals) &&
    all.seals
      .filter((s) => s.leaves !== undefined)
      .map((s) => checkBatch(s, all.readings.filter(within(s)), all.whole))
      .every(Boolean)
  if (chains && sealed) checkHeads(all)
  const good = findings.length === 0 ? checkOutside(given, all) : 0
  findings.sort((a, b) => (BigInt(a.at || 0) < BigInt(b.at || 0) ? -1 : 1))
  const limits = limitsOf(all, good)
  if (words.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ ok: findings.length === 0, findings, provenUntil: all.heads[good - 1]?.onDay ?? null, notProven: limits.map(([vi, en]) => ({ vi, en })) }, null, 2)}\n`,
    )
  else say(all, good, limits)
  return findings.length === 0 ? 0 : 1
}

const line = ([vi, en]) => process.stdout.write(`${vi}\n  ${en}\n`)

function say(all, good, limits) {
  line([
    `${all.events.length} thay đổi, ${all.readings.length} lượt đọc, ${all.heads.length} dấu niêm trong bản xuất.`,
    `${all.events.length} changes, ${all.readings.length} readings, ${all.heads.length} heads in the export.`,
  ])
  for (const found of findings) line(sentencesOf(found))
  if (findings.length === 0 && good > 0)
    line([
      `Khớp đến hết dấu niêm ngày ${all.heads[good - 1].onDay}: không bản ghi nào bị sửa, cắt, chèn, đổi chỗ hay lặp lại.`,
      `Agrees up to the head of ${all.heads[good - 1].onDay}: no record was changed, cut, inserted, put elsewhere or replayed.`,
    ])
  if (findings.length === 0 && good === 0) line(['Bản xuất tự khớp với chính nó.', 'The export agrees with itself.'])
  line(['Không chứng minh được:', 'Not proven:'])
  for (const limit of limits) line(limit)
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(
    `Chưa đọc được bản xuất hoặc dấu niêm. · The export or a head could not be read. (${error.message})\n`,
  )
  process.exitCode = 2
}
