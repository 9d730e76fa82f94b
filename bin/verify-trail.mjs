#!/usr/bin/env node
// Verifies an export of the history of Chi Bộ against heads that were kept outside of it. One file, on purpose: it imports nothing of
// Chi Bộ and needs nothing but Node 20 or later, so that it can be read whole and run on another machine.
//
//   node verify-trail.mjs EXPORT [dau-niem-2026-11-13.json …] [2026-10-31=H8VA61NCWE5R …] [key=4K7M…|khoa-dau-niem-4K7M.json …] [--json]
//   node verify-trail.mjs dau-niem-2026-11-30.json dau-niem-2026-11-13.json …
//
// EXPORT: the .zip or the .jsonl in it. Given a file of heads instead, it compares that with others kept before. Exit: 0 nothing found, 1 something found, 2 it could not be read.
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
function lettersOf(number, length) {
  let text = ''
  for (let i = 0, bits = number; i < length; i += 1, bits >>= 5n) text = letters[Number(bits & 31n)] + text
  return text
}
const shownOf = (hash) =>
  lettersOf(pbkdf2Sync(bytes(hash), 'chibo-shown-1', 200_000, 8, 'sha256').readBigUInt64BE() >> 4n, 12)
/** Of a key, what its owner keeps on paper. */
const printOf = (spki) => lettersOf(BigInt(`0x${sha256(bytes(spki))}`) >> 156n, 20)

const kinds = {
  changed: ['đã bị sửa', 'was changed'],
  cut: ['đã bị cắt mất', 'was cut out'],
  inserted: ['đã bị chèn thêm', 'was inserted'],
  reordered: ['đã bị đổi chỗ', 'was put in another place'],
  replayed: ['đã bị lặp lại', 'was replayed'],
  forged: ['không phải dấu niêm thật', 'is no true head'],
  unsigned: ['không phải do khóa ấy ký', 'was not made by that key'],
}

/** Everything found, in the order it was found. `at`: microseconds, to name the first. */
const findings = []
function find(what, where, at = '') {
  findings.push({ what, ...where, at })
  return false
}

// ---- whatever is numbered and chained: changes, batches of readings, heads

/**
 * `keysOf`: what never comes twice, whatever number it bears; `changed`: whether it is not what its hash says; `place`: how a record
 * is named.
 */
const lines = {
  event: {
    keysOf: (e) => [e.hash, `${e.at} ${e.bodyHash} ${e.command}`],
    hashOf: hashOfEvent,
    changed: (e) => e.body !== undefined && sha256(bytes(e.salt), e.body) !== e.bodyHash,
    place: (e, n) => ({ unit: e.unit, n }),
    atOf: (e) => e.at,
  },
  seal: {
    keysOf: (s) => [s.hash, s.leavesHash],
    hashOf: hashOfSeal,
    changed: (s) => s.leaves !== undefined && sha256(bytes(s.leaves)) !== s.leavesHash,
    place: (_s, n) => ({ n }),
    atOf: (s) => s.fromAt,
  },
  head: {
    keysOf: (h) => [h.hash, h.onDay],
    hashOf: hashOfHead,
    changed: () => false,
    place: (h, n) => ({ n, ...(n === h.n && { day: h.onDay }) }),
    atOf: () => '',
  },
}

/** The first of a line that does not follow on the one before it. */
function checkLine(record, all) {
  const line = lines[record]
  let before = { n: 0, hash: '' }
  const seen = new Set()
  for (const [i, one] of all.entries()) {
    const what = faultOf(line, one, before, seen, all)
    if (what) return nameIn(record, what, one, before, all[i + 1])
    for (const key of line.keysOf(one)) seen.add(key)
    before = one
  }
  return true
}

function faultOf(line, one, before, seen, all) {
  if (line.keysOf(one).some((key) => seen.has(key))) return 'replayed'
  if (one.n > before.n + 1) return all.some((o) => o.n > before.n && o.n < one.n) ? 'reordered' : 'cut'
  if (one.n <= before.n) return 'inserted'
  if (line.hashOf(one) !== one.hash) return movedFrom(line, one, all.length) ? 'reordered' : 'changed'
  if (!follows(one, before)) return 'cut'
  return line.changed(one) ? 'changed' : undefined
}

/** A batch begins, besides, where the one before it ends. */
const follows = (one, before) => one.prevHash === before.hash && (before.untilAt ?? one.fromAt) === one.fromAt

/** Whether it is whole with another number: then it stood elsewhere. Heads bear none within. */
function movedFrom(line, one, length) {
  for (let n = 1; n <= length + 1; n += 1) if (n !== one.n && line.hashOf({ ...one, n }) === one.hash) return true
  return false
}

function nameIn(record, what, one, before, next) {
  const { place, atOf } = lines[record]
  if (what === 'cut' && one.n > before.n + 1) return find(what, { record, ...place(one, before.n + 1) }, atOf(one))
  // of two with one number, the one on which the chain goes on is the true one
  if (what === 'inserted' && (next === undefined || next.prevHash === one.hash))
    return find(what, { record, ...place(before, before.n) }, atOf(before))
  return find(what === 'changed' && record === 'head' ? 'forged' : what, { record, ...place(one, one.n) }, atOf(one))
}

// ---- the sealed batches of what was read

/** Whether each batch holds what was sealed; every reading stands in the first batch that reaches beyond it. */
function checkBatches(all) {
  const rows = new Map()
  const ends = all.seals.map((s) => Number(s.untilAt))
  for (const r of all.readings) {
    const i = firstBeyond(ends, Number(r.at))
    if (!rows.has(i)) rows.set(i, [])
    rows.get(i).push(r)
  }
  return all.seals.map((s, i) => s.leaves === undefined || checkBatch(s, rows.get(i) ?? [], all)).every(Boolean)
}

function firstBeyond(ends, at) {
  let [from, to] = [0, ends.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (ends[middle] > at) to = middle
    else from = middle + 1
  }
  return from
}

/** Batches whose readings a rule let go, as the chains say it: the last of them, and what they say. */
function droppedIn({ events, whole }) {
  const said = events
    .filter((e) => e.command === 'audit.dropReadings' && e.body !== undefined)
    .map((e) => ({ ...JSON.parse(e.body), onDay: e.onDay, unit: e.unit, n: e.n }))
  return { said, last: whole ? Math.max(0, ...said.map((d) => d.lastBatch)) : 0 }
}

function checkBatch(seal, rows, { whole, dropped }) {
  if (rows.length === 0 && seal.n <= dropped.last) return true
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
  if (!checkLine('head', heads)) return false
  for (const h of heads) {
    if (!checkSealOf(h, seals)) return false
    for (const unit of h.units) if (!checkLeaf(unit, chains, whole)) return false
  }
  return true
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

const agrees = (head, { file, hash, shown }) =>
  shown === undefined ? head.hash === (file?.hash ?? hash) : shownOf(head.hash) === shown

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

// ---- heads signed with a key that only its owner has

/** What a device was asked to sign for a head; nothing else of Chi Bộ asks for such a hash. */
const challengeOf = ({ onDay, hash }) =>
  createHash('sha256').update(['chibo-sign-1', onDay, hash].join('\n')).digest('base64url')

/** As in WebAuthn: somebody was there and showed it, and the key signed this head and no other. */
function isSignedBy(s) {
  try {
    const [client, data] = [bytes(s.clientData), bytes(s.authenticatorData)]
    const { type, challenge } = JSON.parse(client.toString('utf8'))
    if (type !== 'webauthn.get' || challenge !== challengeOf(s) || (data[32] & 5) !== 5) return false
    const key = createPublicKey({ key: bytes(s.key), format: 'der', type: 'spki' })
    const kind = key.asymmetricKeyType === 'ed25519' ? null : 'sha256'
    return verify(kind, Buffer.concat([data, bytes(sha256(client))]), key, bytes(s.signature))
  } catch {
    return false
  }
}

/** Heads that were signed by one of the keys whose print was kept outside. */
function signedHeads({ signatures }, prints) {
  const theirs = signatures.filter((s) => prints.includes(printOf(s.key)))
  for (const s of theirs) if (!isSignedBy(s)) find('unsigned', { record: 'signature', day: s.onDay })
  return theirs.map(({ onDay, hash }) => ({ day: onDay, hash }))
}

// ---- one file of heads beside others, without any export

function compareHeads(file, given) {
  for (const one of [{ day: file.onDay, file }, ...given])
    if (one.file && !isSigned(one.file)) return find('forged', { record: 'outside', day: one.day })
  for (const one of given.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const [earlier, later] = one.file && one.day > file.onDay ? [file, one.file] : [one.file ?? one, file]
    if (!checkDays(earlier, later)) return false
  }
  return true
}

/** Every day of the earlier one stands in the later one, with the same head. */
function checkDays({ day, shown, days }, later) {
  const known = new Map(later.days)
  for (const [on, hash] of days ?? [[day]]) {
    if (!known.has(on)) return find('cut', { record: 'head', day: on })
    const same = hash === undefined ? shownOf(known.get(on)) === shown : known.get(on) === hash
    if (!same) return find('forged', { record: 'head', day: on })
  }
  return true
}

// ---- what was given

function exportIn(file) {
  const whole = readFileSync(file)
  const text = whole.readUInt32LE(0) === 0x04034b50 ? entryIn(whole, 'dau-vet.jsonl') : whole
  const heads = headsIn(text)
  if (heads) return { file: heads }
  const records = text
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const [head] = records
  if (records.filter(({ k }) => k === 'export').length > 1) find('inserted', { record: 'export' })
  if (head?.k !== 'export' || head.format !== 'chibo-trail-1') throw new Error('no export of the history of Chi Bộ')
  const of = (kind) => records.filter((r) => r.k === kind)
  const chains = new Map()
  for (const e of of('event')) {
    const mark = markOf(e.unit)
    if (!chains.has(mark)) chains.set(mark, [])
    chains.get(mark).push(e)
  }
  const all = {
    whole: head.whole,
    events: of('event'),
    readings: of('reading'),
    seals: of('seal'),
    heads: of('head'),
    signatures: of('signature'),
    chains,
  }
  return { ...all, dropped: droppedIn(all) }
}

function headsIn(text) {
  try {
    const file = JSON.parse(text.toString('utf8'))
    return file.format === 'chibo-heads-1' ? file : undefined
  } catch {
    return undefined // several records
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
  const typed = /^(\d{4}-\d\d-\d\d|key)=(.+)$/.exec(word)
  if (!typed) {
    const file = JSON.parse(readFileSync(word, 'utf8'))
    return file.format === 'chibo-key-1' ? { print: printOf(file.key) } : { day: file.onDay, file }
  }
  const shown = typed[2]
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return typed[1] === 'key' ? { print: shown } : { day: typed[1], shown }
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
  if (f.record === 'signature')
    return [`chữ ký dưới dấu niêm ngày ${f.day}`, `the signature below the head of ${f.day}`]
  if (f.record === 'export') return ['một bản xuất khác', 'another export']
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

/** What signatures prove, and what they would with the print of their key. */
function limitsOfKeys({ signatures }, prints) {
  const limits = []
  for (const print of new Set(signatures.map((s) => printOf(s.key)).filter((p) => !prints.includes(p)))) {
    const n = signatures.filter((s) => printOf(s.key) === print).length
    limits.push([
      `${n} dấu niêm mang chữ ký của khóa ${print}; không đưa vào mã của khóa ấy giữ ngoài máy chủ (key=…) thì chữ ký không chứng minh gì: người quản trị máy chủ cũng lập được khóa.`,
      `${n} heads are signed by the key ${print}; unless its print as kept outside is given (key=…), that proves nothing: whoever administers the server can make a key, too.`,
    ])
  }
  for (const print of prints) {
    const theirs = signatures.filter((s) => printOf(s.key) === print)
    const last = theirs
      .map((s) => s.onDay)
      .toSorted()
      .at(-1)
    limits.push(
      last === undefined
        ? [
            `Bản xuất không có chữ ký nào của khóa ${print}: hoặc chưa ký, hoặc chữ ký đã bị cất đi.`,
            `The export holds no signature of the key ${print}: it signed nothing, or what it signed was kept back.`,
          ]
        : [
            `Khóa ${print} ký lần cuối dấu niêm ngày ${last}: không chứng minh được là sau đó không còn chữ ký nào bị cất đi, cũng không chứng minh được người ký đã nhìn thấy đúng 12 ký tự ấy.`,
            `The last head that the key ${print} signed is that of ${last}: it is not proven that no later signature was kept back, nor that whoever signed saw those twelve characters.`,
          ],
    )
  }
  return limits
}

function limitsOfDropped({ dropped, heads }, good) {
  const covered = new Map(heads.slice(0, good).flatMap((h) => h.units.map(([mark, n]) => [mark, n])))
  return dropped.said.map((d) => {
    const proven = d.n <= (covered.get(markOf(d.unit)) ?? 0)
    return [
      `${d.readings} lượt đọc của lô ${d.firstBatch} đến ${d.lastBatch} đã xóa ngày ${d.onDay} theo quy định lưu (${d.rule}): chỉ chứng minh được là có.${proven ? '' : ' Chưa có dấu niêm nào giữ ngoài máy chủ chứng minh việc xóa ấy.'}`,
      `${d.readings} readings of batches ${d.firstBatch} to ${d.lastBatch} were erased on ${d.onDay} under a rule of retention (${d.rule}): only that they existed is proven.${proven ? '' : ' No head kept outside proves that erasure yet.'}`,
    ]
  })
}

function limitsOf(all, good, prints) {
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
    ...limitsOfDropped(all, good),
    ...limitsOfKeys(all, prints),
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
  if (all.file) return mainOfHeads(all.file, given, words)
  const prints = given.flatMap(({ print }) => print ?? [])
  const chains = [...all.chains.values()].map((chain) => checkLine('event', chain)).every(Boolean)
  const sealed = checkLine('seal', all.seals) && checkBatches(all)
  if (chains && sealed) checkHeads(all)
  const signed = signedHeads(all, prints)
  const good = findings.length === 0 ? checkOutside([...given.filter(({ day }) => day), ...signed], all) : 0
  findings.sort((a, b) => (BigInt(a.at || 0) < BigInt(b.at || 0) ? -1 : 1))
  const limits = limitsOf(all, good, prints)
  if (words.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ ok: findings.length === 0, findings, provenUntil: all.heads[good - 1]?.onDay ?? null, notProven: limits.map(([vi, en]) => ({ vi, en })) }, null, 2)}\n`,
    )
  else say(all, good, limits)
  return findings.length === 0 ? 0 : 1
}

function mainOfHeads(file, given, words) {
  compareHeads(file, given)
  if (words.includes('--json')) process.stdout.write(`${JSON.stringify({ ok: findings.length === 0, findings })}\n`)
  else if (findings.length > 0) for (const found of findings) line(sentencesOf(found))
  else
    line([
      `${given.length} dấu niêm giữ từ trước khớp với tệp ngày ${file.onDay}.`,
      `${given.length} heads kept before agree with the file of ${file.onDay}.`,
    ])
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
