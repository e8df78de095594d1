import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, inject, it } from 'vitest';
import { inParentheses } from '../.scripts/eager.mjs';

const all = () => true;

describe('a script whose usual functions V8 compiles early', () => {
  it.each([
    { because: 'a declaration is hoisted', from: 'f(1);function f(a){return a}' },
    { because: 'it may call itself', from: 'function f(a){return a?f(a-1):7}f(3)' },
    { because: 'it may be named by an export', from: 'var e={};e.f=f;function f(){return 2}e.f()' },
    { because: 'a directive stays first', from: '"use strict";function f(){return this}f()' },
    { because: 'it keeps its name', from: 'function f(){}f.name' },
    { because: 'an arrow returns an expression', from: '[1,2].map(a=>a*2).join()' },
    { because: 'an arrow returns an object', from: '(()=>({a:1}))().a' },
    { because: 'an arrow has a body', from: '((a,b)=>{return a+b})(1,2)' },
    { because: 'an arrow returns an arrow', from: '(a=>b=>c=>a+b+c)(1)(2)(3)' },
    { because: 'an arrow takes a part', from: '(({a,b=()=>3},[c],...d)=>a+b()+c+d)({a:1},[2],4)' },
    { because: 'a default is an arrow', from: '((a=()=>5)=>a())()' },
    { because: 'an arrow needs "this"', from: '(function(){return(()=>this.a)()}).call({a:6})' },
    { because: 'an arrow needs "arguments"', from: '(function(){return(()=>arguments[0])()})(8)' },
    { because: 'it needs "new.target"', from: 'new function(){this.a=(()=>!!new.target)()}().a' },
    { because: 'a method has no parentheses', from: '({m(){return 9},get g(){return 1}}).m()' },
    { because: 'a function is called at once', from: '(function(){return 10})()' },
    { because: 'a function makes an object', from: 'new function(){this.a=11}().a' },
    {
      because: 'a class has methods',
      from: 'class A{a=()=>12;static b(){return new A().a()}}A.b()',
    },
    {
      because: 'a declaration is in a function',
      from: '(()=>{return g();function g(){return 13}})()',
    },
    { because: 'a function yields', from: '[...g()].join();function*g(){yield 1;yield*[2]}' },
    { because: 'a text looks like a function', from: '(a=>["=>",(b=>b)(a)]+"=>")("()=>1")' },
  ])('gives the same: $because', ({ from }) => {
    const to = inParentheses(from, all);
    expect(runInNewContext(to)).toEqual(runInNewContext(from));
    expect(runInNewContext(inParentheses(to, all))).toEqual(runInNewContext(from));
  });

  it.each([
    { from: 'async function f(a){return a}f(1)', is: 1 },
    { from: '(async a=>await a)(2)', is: 2 },
    { from: '(async(a,b)=>{return await a+b})(1,2)', is: 3 },
    {
      from: '(async()=>{let s=0;for await(const a of g())s+=a;return s})();async function*g(){yield 4}',
      is: 4,
    },
  ])('waits as before: $from', async ({ from, is }) => {
    expect(await runInNewContext(inParentheses(from, all))).toBe(is);
  });

  it('takes an arrow that only names "this" and "target" in texts and fields', () => {
    expect(inParentheses('a=>[`this`,a.target]', all)).toBe(
      '(function(a){return [`this`,a.target]})',
    );
  });

  it('has parentheses around usual functions only', () => {
    const script = 'function a(){return 1}function b(){return 2}var c=()=>3,d=x=>4;';
    const usual = [script.indexOf('function b'), script.indexOf('()=>')];
    expect(inParentheses(script, (start) => usual.includes(start))).toBe(
      'var b=(function(){return 2});function a(){return 1}var c=(function(){return 3}),d=x=>4;',
    );
  });
});

it('the built program has its usual functions in parentheses', () => {
  const chunks = join(inject('packageFolder'), 'dist/chunks');
  const text = (name: string) =>
    readdirSync(chunks)
      .filter((file) => file.startsWith(`${name}-`))
      .map((file) => readFileSync(join(chunks, file), 'utf8'))
      .join('');
  for (const name of ['audit', 'shared', 'scores', 'markdown', 'yaml']) {
    expect(text(name).match(/\((?:async )?function/g)?.length ?? 0).toBeGreaterThan(50);
  }
});
