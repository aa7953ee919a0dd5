import { END, newWorld, type ProcessSpec, type Removed, START, type World } from './books.ts';
import { violations } from './invariants.ts';
import { steps } from './processes.ts';
import type { Scenario } from './scenarios.ts';

export type Explored = { states: number; violations: string[] };

/**
 * Visits every state that the processes can reach in any order, each of them crashing and
 * starting anew at any step.
 * @param removed a condition to leave out; then the first violation ends the search
 */
export function explore(scenario: Scenario, removed?: Removed): Explored {
  const { processes, people = ['A'] } = scenario;
  const first = newWorld(processes, people);
  const seen = new Set([JSON.stringify(first)]);
  const waiting = [first];
  const found = new Set<string>();
  let states = 0;
  const visit = (world: World) => {
    const name = JSON.stringify(world);
    if (seen.has(name)) return;
    seen.add(name);
    waiting.push(world);
  };
  for (let world = waiting.pop(); world; world = waiting.pop()) {
    states += 1;
    const moved = moves(world, processes, removed);
    for (const one of violations(world, moved.length === 0)) found.add(one);
    if (removed && found.size > 0) break;
    moved.forEach(visit);
    crashes(world, processes).forEach(visit);
  }
  return { states, violations: [...found] };
}

function moves(world: World, specs: ProcessSpec[], removed?: Removed): World[] {
  return specs.flatMap((spec, index) => {
    if (world.processes[index]?.at === END) return [];
    const next = structuredClone(world);
    const process = next.processes[index];
    const step = steps[spec.kind] as (typeof steps)[typeof spec.kind];
    return process && step(next, process, spec as never, removed) ? [next] : [];
  });
}

function crashes(world: World, specs: ProcessSpec[]): World[] {
  return specs.flatMap((_, index) => {
    const at = world.processes[index]?.at ?? END;
    if (at === END || at === START) return [];
    const next = structuredClone(world);
    next.processes[index] = { at: START, memory: {} };
    return [next];
  });
}
