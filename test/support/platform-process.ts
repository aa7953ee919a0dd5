/** The platform as people start it: a process of its own, with its children. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoints } from '../../scripts/journey/client.ts';

const MAIN = join(import.meta.dirname, '../../local/main.ts');

export type Ended = { code: number | null; output: string };
export type PlatformProcess = { child: ChildProcess; pid: number; ended: Promise<Ended> };

/** Runs local/main.ts under this home; it need not come up. */
export function spawnPlatform(home: string, env: Record<string, string> = {}): PlatformProcess {
  // A platform that was killed left its addresses behind.
  rmSync(join(home, 'endpoints.json'), { force: true });
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, BAOMING_HOME: home, BAOMING_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  );
  return { child, pid: child.pid ?? 0, ended };
}

/** The addresses that the platform writes when everything answers. */
export async function endpointsOf(home: string, process: PlatformProcess): Promise<Endpoints> {
  const file = join(home, 'endpoints.json');
  for (let attempt = 0; attempt < 2400; attempt += 1) {
    if (process.child.exitCode !== null) throw new Error((await process.ended).output);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Endpoints;
    await pause(25);
  }
  throw new Error('The platform was not ready within a minute');
}

type Row = { pid: number; parent: number; name: string };

function processes(): Row[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const [, name = '', parent] = /\((.*)\) \S (\d+)/.exec(stat) ?? [];
      return [{ pid: Number(entry), parent: Number(parent), name }];
    } catch {
      return [];
    }
  });
}

/** Children, their children and so on. */
export function descendantsOf(pid: number, all = processes()): Row[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)]);
}

export function isAlive(pid: number): boolean {
  return processes().some((row) => row.pid === pid);
}
