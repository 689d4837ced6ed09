import { readFile, readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { checkout } from '../electron/checkout.ts';

/** Folders whose modules are for trying, training and testing and never part of the packaged app. */
const neverPackaged = ['src-main/sandbox/'];

/**
 * Fails when the main process imports a module that is never packaged. It goes by the modules that were read, not by
 * those that are left in the bundle: the bundler copies constants out of a module and drops the rest.
 */
export const refuseNeverPackaged: Plugin = {
  name: 'refuse-never-packaged',
  buildEnd() {
    const modules = [...this.getModuleIds()].map(id => relative(checkout, id));
    const found = modules.filter(id => neverPackaged.some(folder => id.startsWith(folder)));
    if (found.length > 0) this.error(`The main bundle must not contain ${found.join(', ')}.`);
  },
};

/**
 * Fails unless the main process loads keytar from outside the bundle, and at its first use only: inside it would not find
 * its native file, and loaded at the start it would keep the whole app from starting where it does not fit.
 */
export const checkMain = async (folder: string): Promise<void> => {
  const files = (await readdir(folder)).filter(name => name.endsWith('.js'));
  const texts = await Promise.all(files.map(name => readFile(resolve(folder, name), 'utf8')));
  const isLoaded = (pattern: RegExp): boolean => texts.some(text => pattern.test(text));
  if (isLoaded(/^(import|export) .*["'`]keytar["'`]|\brequire\(["'`]keytar["'`]\)/m)) {
    throw new Error('The main bundle must not load keytar before it is used.');
  }
  if (!isLoaded(/\bimport\(["'`]keytar["'`]\)/)) throw new Error('keytar must stay outside the main bundle.');
};

/** Fails unless the preload script is one file that requires nothing but electron, as Electron's sandbox demands. */
export const checkPreload = async (folder: string): Promise<void> => {
  const files = await readdir(folder);
  if (files.join() !== 'preload.cjs') throw new Error(`The preload script must be one file, not ${files.join(', ')}.`);
  const code = await readFile(resolve(folder, 'preload.cjs'), 'utf8');
  const required = [...code.matchAll(/\b(?:require|import)\s*\(\s*([^)]*?)\s*\)/g)].map(match => match[1] ?? '');
  const others = required.filter(name => !/^(['"`])electron\1$/.test(name));
  if (others.length > 0) throw new Error(`The preload script may require electron only, not ${others.join(', ')}.`);
};

/** A budget of the design: what the window costs before it can show anything. */
const mostScriptKilobytes = 30;

/** Fails on inline code in the window's page, which its content security policy would refuse to run, and on too much script. */
export const checkWindow = async (folder: string): Promise<void> => {
  const page = await readFile(resolve(folder, 'index.html'), 'utf8');
  const inline = [/<script(?![^>]*\ssrc=)/i, /<style/i, /\sstyle=/i, /\son[a-z]+=/i].filter(pattern =>
    pattern.test(page),
  );
  if (inline.length > 0) throw new Error(`The window's page has inline code: ${inline.map(String).join(', ')}.`);
  const scripts = (await readdir(folder)).filter(name => name.endsWith('.js'));
  const packed = await Promise.all(scripts.map(async name => gzipSync(await readFile(resolve(folder, name))).length));
  const kilobytes = packed.reduce((sum, size) => sum + size, 0) / 1024;
  if (kilobytes > mostScriptKilobytes) {
    throw new Error(
      `The window's script has ${kilobytes.toFixed(1)} KB gzip; at most ${mostScriptKilobytes} are allowed.`,
    );
  }
};
