import { checkFolder, describeFaults } from './geodata/read';

const folder = process.argv[2] ?? process.env['GEODATA_DIR'] ?? 'geodata';
const { geodata, faults } = checkFolder(folder);
if (geodata) {
  const sites = [...geodata.siteFiles.values()].reduce(
    (sum, { features }) => sum + features.length,
    0,
  );
  process.stdout.write(
    `${folder}: ${sites} sites, ${geodata.catalogue.layers.length} layers, ` +
      `${geodata.indicators.indicators.length} indicators, no faults\n`,
  );
} else {
  process.stderr.write(`${describeFaults(faults)}\n${faults.length} faults\n`);
  process.exitCode = 1;
}
