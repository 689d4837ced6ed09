import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { yamlDocuments } from '../../src-main/commands/config/yaml-documents.ts';
import { fleetKitNotes } from '../../src-main/kits/fleet/fleet-kit-notes.ts';
import { fleetNameFault } from '../../src-main/kits/fleet/fleet-name-fault.ts';
import { renderFleetKit } from '../../src-main/kits/fleet/render-fleet-kit.ts';
import { fleetInput, layouts } from './fleet-inputs.ts';
import { readKit } from './read-kit.ts';

const files = renderFleetKit(fleetInput('fleets'));

describe('what is said beside the kit', () => {
  it('is each open place with its line, and that the tree clears what it does not name', () => {
    const notes = fleetKitNotes(files, { FleetURL: 'https://example.cloud.fleetdm.com' });
    expect(notes[0]).toBe('Left to fill in:');
    expect(notes.filter(note => /^ {2}\S+:\d+: /.test(note))).toHaveLength(4);
    expect(notes.at(-1)).toContain('clears what it does not name');
  });

  it('begins with the warning where the server is one that Fleet does not run', () => {
    expect(fleetKitNotes(files, { FleetURL: 'https://fleet.example.com' })[0]).toMatch(/^Warning: fleet\.example\.com/);
  });
});

describe.each(layouts)('the tree as one stream, in the layout %s', layout => {
  const tree = renderFleetKit(fleetInput(layout));
  const stream = yamlDocuments(tree);

  it('is a YAML document for each file: the same as in it, or its text', () => {
    const program = 'import json, sys, yaml; json.dump(list(yaml.safe_load_all(sys.stdin)), sys.stdout)';
    const done = spawnSync('python3', ['-c', program], { input: stream, encoding: 'utf8' });
    const read = readKit(tree.filter(({ path }) => path.endsWith('.yml')));
    expect(JSON.parse(done.stdout)).toEqual(tree.map(({ path, text }) => read[path] ?? text));
  });

  it('heads each with its path', () => {
    expect([...stream.matchAll(/^---\n# (.+)$/gm)].map(([, path]) => path)).toEqual(tree.map(({ path }) => path));
  });
});

describe('the name of a fleet', () => {
  it.each(['Workstations', '💻 Workstations', '👩‍💻 Makers', 'Büro / Köln'])('may be %s', name => {
    expect(fleetNameFault(name)).toBeNull();
  });

  it.each(['', ' ', 'a\nb', 'a\u202Eb', '$HOME', 'Unassigned', 'no TEAM', 'x'.repeat(256)])('may not be %j', name => {
    expect(fleetNameFault(name)).not.toBeNull();
  });
});
