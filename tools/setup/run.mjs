import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

// Vite's configuration imports TypeScript of src without file endings: bundled, as it is by default.
const quiet = { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' };

/**
 * Runs a command in the repository's folder with its output shown, and answers its exit code.
 * A command ended by a signal, or one that could not be started, answers a number above zero.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} [env] added to this process's own
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...quiet, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // The terminal sends Ctrl-C to the child as well: wait for its end rather than die before it.
    let interrupted = false;
    const wait = () => {
      interrupted = true;
    };
    const end = () => child.kill('SIGTERM');
    process.on('SIGINT', wait);
    process.on('SIGTERM', end);
    /** @param {number} code */
    const finish = (code) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', end);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(127);
    });
    child.on('close', (code, signal) => {
      finish(interrupted ? 130 : (code ?? (signal === 'SIGINT' ? 130 : 143)));
    });
  });
}

/**
 * Runs a Node program in a process of its own (never through npx, whose child outlives it).
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} [env]
 */
export function runNode(args, env) {
  return run(process.execPath, args, env);
}

/**
 * Runs npm: the one that started this process where there is one.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js') || own?.endsWith('.cjs')) return runNode([own, ...args]);
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args]) : run('npm', args);
}

/**
 * Ends this process with the code of a command that failed.
 *
 * @param {number} code
 */
export function exitUnlessZero(code) {
  if (code !== 0) process.exit(code);
}
