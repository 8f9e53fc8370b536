// Imported first by every command, so that an old Node gets one clear sentence
// instead of a syntax error from somewhere deep inside a package.
const needed = { major: 20, minor: 19 };

/**
 * @param {string} version such as "20.19.0"
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > needed.major || (major === needed.major && minor >= needed.minor);
}

if (!isNewEnough(process.versions.node)) {
  process.stderr.write(
    `Dalian Atlas needs Node ${needed.major}.${needed.minor} or newer; this is Node ${process.versions.node}.\n` +
      'Install a current one from https://nodejs.org/ or with a version manager (see .nvmrc).\n',
  );
  process.exit(1);
}
