import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, startConversation } from '../../src/conversation/advance.ts';
import { emptyRecord, type Person, type Script } from '../../src/conversation/script.ts';
import type { Seen } from '../../src/phones/moment.ts';
import { openPhones, type Phones } from '../../src/phones/phones.ts';
import { checklist, levels } from './having.ts';

const PEOPLE: readonly Person[] = [
  { id: 'ann', name: 'Ann', group: 'marketing' },
  { id: 'bob', name: 'Bob', group: 'sales' },
];

let phones: Phones;
let seen: Seen;

/** Workshop at its first question, with two phones. */
beforeAll(async () => {
  phones = await openPhones('127.0.0.1', 0, 'console.log(1)');
  const script: Script = {
    checklist: checklist([levels('first')]),
    mode: 'full',
    isWorkshop: true,
  };
  const state = startConversation(script, { people: PEOPLE, said: {}, agreed: emptyRecord });
  const groups = new Map([
    ['marketing', 'Marketing'],
    ['sales', 'Sales'],
  ]);
  seen = { script, state, setting: { heading: '', groups, hidesNames: false } };
  phones.invite({
    ...{ title: 'A', subject: 'Company', taking: PEOPLE, idOf: (name) => name.toLowerCase() },
    people: PEOPLE.map((own) => ({ ...own, about: '' })),
    groups: [...groups].map(([id, title]) => ({ id, title })),
  });
});
afterAll(() => phones.close());

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request with headers as they are given; a POST if there is a body. */
function ask(
  path: string,
  {
    body,
    headers = {},
    method,
  }: { body?: string; headers?: Record<string, string>; method?: string } = {},
): Promise<Reply> {
  const { address } = phones.place;
  const own = body === undefined ? {} : { Origin: address, 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      `${address}${path}`,
      {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...own, ...headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function join(id: string): Promise<string> {
  const { code } = phones.place;
  const { status, body } = await ask('/join', { body: JSON.stringify({ code, id }) });
  expect(status).toBe(200);
  return JSON.parse(body).secret;
}

function vote(secret: string, body: object): Promise<Reply> {
  const headers = { Authorization: `Bearer ${secret}` };
  return ask('/vote', { body: JSON.stringify(body), headers });
}

/** Does what the loop of a conversation does, until nothing waits. */
function settle(isSaved = true): void {
  for (let event = phones.next(); event; event = phones.next()) {
    seen = { ...seen, state: advance(seen.script, seen.state, event) };
  }
  phones.publish(seen, isSaved, null);
}

/** Lines of a stream so far, while it is open. */
function listen(
  path: string,
  secret: string,
): { readonly lines: string[]; readonly close: () => void } {
  const lines: string[] = [];
  const sent = httpRequest(
    `${phones.place.address}${path}`,
    { headers: { Accept: 'text/event-stream', Authorization: `Bearer ${secret}` }, agent: false },
    (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece) => {
        const parts = `${text}${piece}`.split('\n');
        text = parts.pop() ?? '';
        lines.push(
          ...parts.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)),
        );
      });
    },
  );
  sent.on('error', () => {});
  sent.end();
  return { lines, close: () => sent.destroy() };
}

function pause(milliseconds = 150): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('the server of a workshop', () => {
  it('serves pages that run nothing but their own script, and are kept nowhere', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(body).not.toContain('Company');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    { name: 'another name of this computer', headers: { Host: 'evil.example' }, status: 421 },
    { name: 'a name without a port', headers: { Host: '127.0.0.1' }, status: 421 },
  ])('refuses $name, so that no other site can point to it', async ({ headers, status }) => {
    expect((await ask('/', { headers })).status).toBe(status);
  });

  it.each([
    { name: 'another origin', headers: { Origin: 'http://evil.example' }, status: 403 },
    { name: 'an origin of "null"', headers: { Origin: 'null' }, status: 403 },
    { name: 'a form', headers: { 'Content-Type': 'text/plain' }, status: 415 },
  ])('refuses a POST of $name', async ({ headers, status }) => {
    expect((await ask('/enter', { body: '{}', headers })).status).toBe(status);
  });

  it('refuses a POST without an origin', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await ask('/enter', { method: 'POST', headers })).status).toBe(403);
  });

  it.each([
    { name: 'no JSON', body: '{', status: 400 },
    { name: 'a list', body: '[]', status: 400 },
    { name: 'text without quotes', body: 'code', status: 400 },
    { name: '4 KB', body: `{"code":"${'x'.repeat(4085)}"}`, status: 403 },
    { name: 'more than 4 KB', body: `{"code":"${'x'.repeat(4090)}"}`, status: 413 },
  ])('answers a body of $name with $status', async ({ body, status }) => {
    expect((await ask('/enter', { body })).status).toBe(status);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('knows no method %s', async (method) => {
    expect((await ask('/', { method })).status).toBe(405);
  });

  it.each(['/nothing', '/etc/passwd', '/board/', '/code', '/board-events'])(
    'has nothing at %s without a key',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('drops a client that sends its headers or its body too slowly, and serves others', async () => {
    const port = Number(new URL(phones.place.address).port);
    const slow = [
      'GET / HTTP/1.1\r\nHost: 127.0.0.1',
      `POST /enter HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${phones.place.address}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    ].map(
      (text) =>
        new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => socket.write(text));
          socket.on('error', () => {});
          socket.on('close', () => resolve());
          socket.resume();
        }),
    );
    expect((await ask('/')).status).toBe(200);
    // Node.js itself would wait for a minute, and five.
    await Promise.all(slow);
  });

  it('lets in who has the code, written in any way', async () => {
    const { code } = phones.place;
    const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
    const { status, body } = await ask('/enter', { body: JSON.stringify({ code: typed }) });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      title: 'A',
      subject: 'Company',
      people: PEOPLE.map(({ id, name, group }) => ({ id, name, group, about: '' })),
      groups: [
        { id: 'marketing', title: 'Marketing' },
        { id: 'sales', title: 'Sales' },
      ],
    });
    expect(
      (await ask('/join', { body: JSON.stringify({ code: 'AAAAAA', id: 'ann' }) })).status,
    ).toBe(403);
  });

  it('counts a vote once it is saved, and nobody twice', async () => {
    const ann = await join('ann');
    const taken = await ask('/join', {
      body: JSON.stringify({ code: phones.place.code, name: ' ann ' }),
    });
    expect(taken.status).toBe(409);
    expect(JSON.parse(taken.body).why).toContain('Someone has joined as Ann');
    const bob = await join('bob');
    settle();
    const moment = listen('/events', ann);
    await pause();
    const { ballot } = JSON.parse(moment.lines[0] ?? '').moment;

    const first = vote(ann, { ballot, value: 2 });
    await pause(50);
    settle(false);
    expect((await first).status).toBe(503);
    const again = vote(ann, { ballot, value: 3 });
    await pause(50);
    settle();
    expect((await again).status).toBe(200);
    expect(seen.state.said.ann?.answers).toEqual({ first: { value: 3 } });

    for (const body of [
      { ballot, value: 9 },
      { ballot, value: 'x' },
      { ballot, value: { level: 3 } },
      { ballot, value: [[3]] },
      { ballot, notApplicable: ' ' },
      { ballot },
    ]) {
      const { status } = await vote(ann, body);
      expect(status, JSON.stringify(body)).toBe(422);
    }
    expect((await vote(ann, { ballot: ballot - 1, value: 0 })).status).toBe(409);
    expect((await vote('nobody', { ballot, value: 0 })).status).toBe(401);

    // Neither the other phone nor the board gets anything that depends on the vote.
    const other = listen('/events', bob);
    const board = listen('/board-events', phones.place.board.split('#')[1] ?? '');
    await pause();
    const before = [other.lines.at(-1), board.lines.at(-1)].map(String);
    const changed = vote(ann, { ballot, value: 0 });
    await pause(50);
    settle();
    await changed;
    await pause();
    expect([other.lines.at(-1), board.lines.at(-1)].map(String)).toEqual(before);

    seen = {
      ...seen,
      state: advance(seen.script, seen.state, { type: 'revealed', criterion: 'first' }),
    };
    settle();
    await pause(50);
    expect(JSON.parse(other.lines.at(-1) ?? '').moment).toMatchObject({
      is: 'reveal',
      votes: [
        { count: 1, people: [{ name: 'Ann', group: 0 }] },
        { count: 0 },
        { count: 0 },
        { count: 0 },
        { count: 0 },
        { title: 'No vote', count: 1 },
      ],
    });
    // A vote that is sent again after the votes were shown counts for nothing.
    expect((await vote(ann, { ballot, value: 4 })).status).toBe(409);
    for (const own of [moment, other, board]) own.close();
  });

  it('takes the phone from who has left, and lets them come back', async () => {
    seen = { ...seen, state: advance(seen.script, seen.state, { type: 'left', id: 'bob' }) };
    settle();
    expect(phones.holders).toEqual(new Set(['ann']));
    const joining = ask('/join', {
      body: JSON.stringify({ code: phones.place.code, name: 'Bob' }),
    });
    await pause(50);
    settle();
    expect((await joining).status).toBe(200);
    expect(seen.state.people.map(({ hasLeft }) => hasLeft ?? false)).toEqual([false, false]);
  });

  it('lets one of two phones in that join as one person at once', async () => {
    const { code } = phones.place;
    const body = JSON.stringify({ code, name: 'Cy', group: 'sales' });
    const both = [ask('/join', { body }), ask('/join', { body })];
    await pause(100);
    // Nobody types a vote for somebody who is joining by phone.
    expect(phones.holders.has('cy')).toBe(true);
    settle();
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect(seen.state.people.filter(({ name }) => name === 'Cy')).toHaveLength(1);
  });

  it('stops whoever guesses codes', async () => {
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, at) => ask('/enter', { body: `{"code":"CCCC${at}"}` })),
    );
    expect(tries.some(({ status }) => status === 429)).toBe(true);
    const right = await ask('/enter', { body: JSON.stringify({ code: phones.place.code }) });
    expect(right.status).toBe(200);
  });
});
