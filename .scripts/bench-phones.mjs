/** Measures a workshop with many phones: votes from all at once, and how fast all see the result. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const ROUNDS = 5;
const GROUPS = ['marketing', 'sales', 'leadership'];

/**
 * Returns times in milliseconds, each from the first vote or key to the last phone, and the memory of
 * the server. `votes`: until all votes are on the disk and confirmed. `reveal`: until all have seen the
 * votes. `kibibytes` is `null` where it cannot be told.
 */
export async function measurePhones(program, { folder, env, phones }) {
  mkdirSync(join(folder, 'workshop'), { recursive: true });
  writeFileSync(
    join(folder, 'workshop', 'round.yaml'),
    'format: 1\nsubject: Bench\ndate: 2024-05-06\nchecklist: {id: lead-gen-alignment}\n',
  );
  const args = ['workshop', 'workshop', '--phones', '--plain', '--host', '127.0.0.1'];
  const server = spawn(process.execPath, [program, ...args, '--port', '0'], {
    cwd: folder,
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const until = async (pattern, from = 0) => {
    for (;;) {
      const found = pattern.exec(said.slice(from));
      if (found) return found;
      if (server.exitCode !== null) throw new Error(`the workshop ended:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  const [, address] = await until(/Address: (\S+)/);
  const [, code] = await until(/Code: (\S+)/);
  const agent = new Agent({ keepAlive: true, maxSockets: phones });
  const all = [];
  for (let at = 0; at < phones; at++) all.push(await joinAs(agent, address, code, at));
  const votes = [];
  const reveal = [];
  server.stdin.write('\n');
  await Promise.all(all.map((phone) => phone.until((moment) => moment.is === 'vote')));
  for (let round = 0; round < ROUNDS; round++) {
    const { ballot, asked } = all[0].moment();
    const voteOf = (at) => (asked.rows.length === 5 ? at % 5 : null);
    const begun = performance.now();
    await Promise.all(
      all.map(async (phone, at) => {
        const status = await phone.vote({ ballot, value: voteOf(at) });
        if (status !== 200) throw new Error(`a vote was refused with ${status}`);
      }),
    );
    votes.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const shown = performance.now();
    server.stdin.write('\n');
    await Promise.all(all.map((phone) => phone.until((moment) => moment.is === 'reveal')));
    reveal.push(performance.now() - shown);
    await new Promise((resolve) => setTimeout(resolve, 400));
    server.stdin.write('\n');
    await Promise.all(
      all.map((phone) => phone.until((moment) => moment.is === 'vote' && moment.ballot > ballot)),
    );
  }
  const kibibytes = peakOf(server.pid);
  server.stdin.write('q\n');
  await new Promise((resolve) => server.once('exit', resolve));
  agent.destroy();
  return { phones, votes: votes.toSorted(byNumber), reveal: reveal.toSorted(byNumber), kibibytes };
}

function byNumber(a, b) {
  return a - b;
}

function peakOf(pid) {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    return null;
  }
}

async function joinAs(agent, address, code, at) {
  const group = GROUPS[at % GROUPS.length];
  const { body } = await send(agent, address, '/join', { code, name: `Person ${at}`, group });
  const { secret } = JSON.parse(body);
  let moment = null;
  const waiting = new Set();
  const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${secret}` };
  const stream = request(`${address}/events`, { headers, agent: false }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (piece) => {
      const lines = (text + piece).split('\n');
      text = lines.pop();
      for (const line of lines) {
        if (line.startsWith('data: ')) ({ moment } = JSON.parse(line.slice('data: '.length)));
      }
      for (const look of waiting) look();
    });
  });
  stream.on('error', () => {});
  stream.end();
  return {
    moment: () => moment,
    vote: async (vote) => (await send(agent, address, '/vote', vote, secret)).status,
    until: (isThere) =>
      new Promise((resolve) => {
        const look = () => {
          if (moment === null || !isThere(moment)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

function send(agent, address, path, body, secret = '') {
  const headers = {
    Origin: address,
    'Content-Type': 'application/json',
    Authorization: `Bearer ${secret}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, body: text }));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
