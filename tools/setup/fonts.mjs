import { spawnSync } from 'node:child_process';
import { canInstallWithApt, installWithApt } from './debian.mjs';

/** Whether the system can draw Chinese. Only asked where fontconfig decides. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.trim() !== '';
}

/** Installs Chinese fonts when there are none, so that labels are glyphs and not boxes. */
export async function ensureFonts() {
  if (hasChineseFont()) return;
  if (canInstallWithApt()) {
    process.stdout.write('No Chinese font found: installing Noto …\n');
    await installWithApt(['fontconfig', 'fonts-noto-cjk', 'fonts-noto-core']);
    if (hasChineseFont()) return;
  }
  process.stderr.write(
    'No Chinese font was found: Chinese labels will be drawn as boxes. Install fonts-noto-cjk.\n',
  );
}
