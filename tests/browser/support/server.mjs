// Starts Brygga's demo on a free port with a data folder of its own, and ends it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const builtHere = fileURLToPath(new URL('../../../target/debug/brygga', import.meta.url));
const patience = 120_000;

/**
 * BRYGGA_ADDRESS names a server that runs already; else BRYGGA_BIN (or the debug build) is started.
 * The demo's clock stands at 2027-01-11.
 */
export async function startServer() {
  if (process.env.BRYGGA_ADDRESS) {
    return { address: process.env.BRYGGA_ADDRESS, stop: async () => {} };
  }
  const data = await mkdtemp(join(tmpdir(), 'brygga-browser-'));
  const program = process.env.BRYGGA_BIN ?? builtHere;
  const child = spawn(program, ['demo', '--port', '0', '--data', data, '--today', '2027-01-11'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { address: await printedAddress(child, program), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function printedAddress(child, program) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`No address after ${patience} ms:\n${output}`)), patience);
    const read = (chunk) => {
      output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${program} could not be started: ${error.message}`));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${program} ended with ${code} before it printed its address:\n${output}`));
    });
  });
}
