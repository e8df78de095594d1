import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

it("the return formats are a page's too: bundled for browsers, without anything of Node.js", async () => {
  const entry = 'virtual:page';
  const source = `export * from ${JSON.stringify(join(process.cwd(), 'src/returns/telephone.ts'))};
    export * from ${JSON.stringify(join(process.cwd(), 'src/returns/encryption.ts'))};
    export * from ${JSON.stringify(join(process.cwd(), 'src/returns/pasted.ts'))};`;
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'returns', minify: true });
  await bundle.close();
  const [{ code, imports }] = output;
  expect(imports).toEqual([]);
  expect(code).not.toMatch(/\b(?:require|process|Buffer)\b/);
  expect(code.length).toBeLessThan(8000);
  // A page has these, and no module of Node.js.
  const page = { TextEncoder, TextDecoder, btoa, atob, crypto, Uint8Array };
  const block = runInNewContext(
    `${code}; returns.returnsIn(returns.pasteable('{"answers": {}}', 'Answers'))[0].text`,
    page,
  );
  expect(block).toBe('{"answers": {}}');
  const encrypted = await runInNewContext(
    `${code}; (async () => {
      const keys = await returns.newKeyPair();
      const sent = await returns.encryptAnswers(keys.publicKey, 'text');
      return returns.decryptAnswers(keys.privateKey, sent);
    })()`,
    page,
  );
  expect(encrypted).toBe('text');
});
