import { describe, expect, it } from 'vitest';
import {
  type Heartbeat,
  heartbeatText,
  type HeartbeatMemory,
  lookAt,
  NO_MEMORY,
  readHeartbeat,
  RETIRED,
} from '../../../main/subscriptions/heartbeats.ts';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const MINUTE = 60_000;
const OURS = { installation: '1a2b3c4d', connectionId: 'shop', company: '9f8e7d6c' };
const THEIRS = { ...OURS, installation: 'ffff0000' };
const TOKEN = 'aaaa1111';

const mine: Heartbeat = { ...OURS, id: '1', state: 'beats', at: NOW - 10 * MINUTE, token: TOKEN };
const other: Heartbeat = { ...THEIRS, id: '2', state: 'beats', at: NOW - 10 * MINUTE, token: 'bbbb2222' };
const known: HeartbeatMemory = { ...NO_MEMORY, token: TOKEN };

const look = (beats: readonly Heartbeat[], memory = known) =>
  lookAt(
    beats.map((beat) => ({ id: beat.id, text: heartbeatText(beat) })),
    OURS,
    memory,
    NOW,
  );

describe('the text of a heartbeat', () => {
  it('says whose it is, and reads back as it was written', () => {
    const text = heartbeatText(mine);
    expect(text).toBe('1a2b3c4d shop 9f8e7d6c beats 2026-11-20T07:50:00Z aaaa1111');
    expect(readHeartbeat({ id: '1', text })).toEqual(mine);
  });

  it.each([
    ['of somebody else', 'a webhook of mine'],
    ['with a state of a later version', '1a2b3c4d shop 9f8e7d6c sings 2026-11-20T07:50:00Z aaaa1111'],
    ['that was cut off', '1a2b3c4d shop 9f8e7d6c beats 2026-11-20T07:5'],
  ])('%s is nobody’s heartbeat', (_name, text) => {
    expect(readHeartbeat({ id: '1', text })).toBeNull();
  });
});

describe('a look at the heartbeats of a store', () => {
  it('finds us alone where nothing lies, or only our own', () => {
    expect(look([]).finding).toEqual({ kind: 'alone' });
    expect(look([mine])).toMatchObject({ finding: { kind: 'alone' }, mine });
  });

  it('sees another installation that lives, and since when', () => {
    const seen = look([mine, other]);
    expect(seen.finding).toEqual({ kind: 'other', other: THEIRS.installation });
    expect(seen.memory).toMatchObject({ other: THEIRS.installation, otherSince: NOW });
    const before = { ...known, other: THEIRS.installation, otherSince: NOW - MINUTE };
    expect(look([mine, other], before).memory.otherSince).toBe(NOW - MINUTE);
  });

  it.each([
    ['holds its writes too', { state: 'holds' } as const, 'other'],
    ['was last heard of 30 minutes ago', { at: NOW - 30 * MINUTE } as const, 'alone'],
    ['was heard of 29 minutes ago', { at: NOW - 29 * MINUTE } as const, 'other'],
    ['writes to another company', { company: '00000000' } as const, 'alone'],
    ['was told to stop', { state: 'retired' } as const, 'leaving'],
    ['has stopped', { state: 'left' } as const, 'alone'],
    ['wrote before the store’s clock was set back', { at: NOW + 45 * MINUTE } as const, 'alone'],
  ])('judges one that %s', (_name, change, kind) => {
    expect(look([mine, { ...other, ...change }]).finding.kind).toBe(kind);
  });

  it('takes another connection of ours to the same shop for no stranger', () => {
    const ours = { ...mine, id: '2', connectionId: 'shop-too', token: 'bbbb2222' };
    expect(look([mine, ours])).toMatchObject({ finding: { kind: 'alone' }, mine, spare: [] });
  });

  it('counts our own that was made twice once', () => {
    const again = { ...mine, id: '3' };
    expect(look([mine, again])).toMatchObject({ mine, spare: [again] });
  });

  it('knows the one that later ones, which the store did not carry out, were to renew', () => {
    const memory = { ...NO_MEMORY, token: 'cccc3333', tokensBefore: ['dddd4444', TOKEN] };
    expect(look([mine], memory).finding.kind).toBe('alone');
  });

  it('sees that somebody else renews ours, for 30 minutes', () => {
    const theirs = { ...mine, token: 'cccc3333' };
    const seen = look([theirs]);
    expect(seen).toMatchObject({ finding: { kind: 'twin' }, memory: { twinSeenAt: NOW } });
    expect(look([mine], { ...known, twinSeenAt: NOW - 29 * MINUTE }).finding.kind).toBe('twin');
    expect(look([mine], { ...known, twinSeenAt: NOW - 30 * MINUTE }).finding.kind).toBe('alone');
  });

  it('takes an old one that we do not remember for nobody’s, as after a backup was restored', () => {
    expect(look([{ ...mine, at: NOW - 31 * MINUTE, token: 'cccc3333' }]).finding.kind).toBe('alone');
  });

  it('sees that another one has taken over, and does not forget it when its mark is gone', () => {
    const seen = look([{ ...mine, state: 'retired', token: THEIRS.installation }]);
    expect(seen.finding).toEqual({ kind: 'retired', other: THEIRS.installation });
    expect(seen.memory.token).toBe(RETIRED);
    expect(look([], seen.memory).finding).toEqual({ kind: 'retired', other: THEIRS.installation });
  });
});
