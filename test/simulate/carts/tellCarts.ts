import { openBooks } from './books.ts';
import { drawCart } from './drawCart.ts';
import { judgeCart } from './judge.ts';
import { type CartsReport, parkedIn, runCarts } from './runCarts.ts';
import { shrink } from './shrink.ts';

/** Judges so many carts and prints what became of them; the last line is JSON. @returns whether none is wrong */
export function tellCarts(count: number, firstSeed: number): boolean {
  const began = performance.now();
  const report = runCarts(count, firstSeed);
  const seconds = Number(((performance.now() - began) / 1_000).toFixed(1));
  for (const { seed, faults } of report.wrong.slice(0, 5)) tellWrong(seed, faults);
  tellReport(report, seconds);
  const { wrong, ...sums } = report;
  const seeds = wrong.map(({ seed }) => seed);
  console.log(JSON.stringify({ ok: seeds.length === 0, firstSeed, ...sums, wrong: seeds, seconds }));
  return seeds.length === 0;
}

function tellReport(report: CartsReport, seconds: number): void {
  const { carts, equal, withRounding, repaired, parked, wrong, worstTaxUnits } = report;
  const share = (count: number) => `${((count / carts) * 100).toFixed(3)} %`;
  console.log(`carts             ${carts}`);
  console.log(
    `equal             ${equal} (${share(equal)}), ${withRounding} with a rounding line, ${repaired} put right once`,
  );
  console.log(`parked            ${parkedIn(report)} (${share(parkedIn(report))})`);
  for (const [cause, count] of Object.entries(parked)) console.log(`  ${cause}: ${count} (${share(count)})`);
  console.log(`wrong             ${wrong.length}`);
  console.log(`worst tax of rate ${worstTaxUnits} units`);
  console.log(`seconds           ${seconds}`);
}

/** The failing cart and the smallest one that fails as well. */
function tellWrong(seed: number, faults: readonly string[]): void {
  const books = openBooks();
  const small = shrink(drawCart(seed), (cart) => judgeCart(cart, books).verdict.kind === 'wrong');
  const { verdict } = judgeCart(small, books);
  console.log(`Seed ${seed} is wrong. Again: npm run simulate -- --carts 1 --seed ${seed}`);
  for (const fault of faults) console.log(`  ${fault}`);
  console.log(`  shrunk: ${JSON.stringify(small)}`);
  if (verdict.kind === 'wrong') for (const fault of verdict.faults) console.log(`  ${fault}`);
}
