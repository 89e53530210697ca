import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { Injectable } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { isRefusal, newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import { headerProblem } from '../domain/import.js';
import type { ImportRefusalCode } from '../domain/import.refusals.js';
import { ImportsStore } from '../postgres/imports.store.js';
import type { SpooledFile } from './spooled-file.js';

type No = Refusal<ImportRefusalCode>;

const pieceBytes = 262_144;

/** Takes a file in: looks at every byte once, keeps it in pieces, and leaves the work to the worker. */
@Injectable()
export class TakeFile {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly store: ImportsStore,
  ) {}

  take(file: SpooledFile, order: { readonly dryRun: boolean; readonly byPersonId: string }): Promise<string | No> {
    return this.units.run(async (unit) => {
      if (file.bytes === 0) return refuse('import.empty', 'invalid');
      const id = newId<'Import'>();
      await this.store.begin(unit, id, { ...order, bytes: file.bytes });
      const strict = new TextDecoder('utf-8', { fatal: true });
      let n = 0;
      for await (const piece of createReadStream(file.path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
        const no = mustBeUtf8Text(piece, strict) ?? (n === 0 ? mustHaveTheHeader(piece) : undefined);
        if (no) return no;
        await this.store.keepPiece(unit, id, n, piece);
        n += 1;
      }
      const cutShort = endsInTheMiddleOfACharacter(strict);
      if (isRefusal(cutShort)) return cutShort;
      return id;
    });
  }
}

function mustBeUtf8Text(piece: Buffer, strict: TextDecoder): No | undefined {
  const startsLikeUtf16 = (piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff);
  if (startsLikeUtf16) return refuse('import.encoding-utf-16', 'invalid');
  if (piece.includes(0)) return refuse('import.nul-bytes', 'invalid');
  try {
    strict.decode(piece, { stream: true });
    return undefined;
  } catch {
    return refuse('import.encoding-not-utf-8', 'invalid', { looksLike: likelyEncoding(piece) });
  }
}

function endsInTheMiddleOfACharacter(strict: TextDecoder): No | undefined {
  try {
    strict.decode();
    return undefined;
  } catch {
    return refuse('import.encoding-not-utf-8', 'invalid', { looksLike: 'UTF-8 cut short' });
  }
}

/** A hint for people, not a decision: the encodings Chinese spreadsheets are saved in when it is not UTF-8. */
function likelyEncoding(piece: Buffer): string {
  // The piece may end within a character.
  const whole = piece.subarray(0, Math.max(piece.lastIndexOf(0x0a), 1));
  for (const [name, commonest] of [
    ['GB18030', /[的有限公司股份技]/],
    ['Big5', /[的有限公司股份技]/],
  ] as const) {
    try {
      if (commonest.test(new TextDecoder(name, { fatal: true }).decode(whole))) return name;
    } catch {
      // not this one
    }
  }
  return 'another encoding';
}

function mustHaveTheHeader(piece: Buffer): No | undefined {
  const [header = []] = parse(piece.subarray(0, 8_192).toString('utf8'), {
    bom: true,
    to: 1,
    relax_column_count: true,
    relax_quotes: true,
  }) as string[][];
  const wrong = headerProblem(header.map((column) => column.trim()));
  if (!wrong) return undefined;
  const listed = (columns: readonly string[]): string => columns.map((column) => column.slice(0, 40)).join(', ') || '-';
  return refuse('import.header-wrong', 'invalid', {
    missing: listed(wrong.missing),
    unknown: listed(wrong.unknown.slice(0, 20)),
    repeated: listed(wrong.repeated.slice(0, 20)),
  });
}
