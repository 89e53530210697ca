import { platformOptions, readArguments } from '../command-line.js';
import { SamplePeople } from '../sign-in/sample-people.js';
import { Misused } from '../trouble.js';
import { seed } from './seed.js';

/** `seed`: the sample world, through the public API; safe to repeat. */
export async function seedCommand(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { url: platformOptions.url }, { usage: 'harbourlink seed [--url URL]' });
  if (!URL.canParse(values.url)) throw new Misused(`--url ${values.url} is not an address.`);
  const people = await SamplePeople.of(new URL(values.url).origin);
  const report = await seed(people, (done, of, firm) => console.log(`${done}/${of} ${firm}`));
  console.log(
    `The sample world is there: ${report.enterprises} firms, ${report.checked} of them checked, ` +
      `${report.needs} needs, ${report.offers} offers.`,
  );
}
