import { Injectable } from '@nestjs/common';
import { isUuid } from '@harbourlink/kernel';
import { MalformedCursor, UnitsOfWork, decodeCursor, isMoment, keysetPage } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import type { Delivery } from '../domain/delivery.js';
import { DeliveryRow, deliveryMapping } from './delivery.row.js';

export interface DeliveriesWanted {
  readonly status?: Delivery['status'];
  readonly workflowCode?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export type LoggedDelivery = Delivery & { readonly id: string; readonly version: number };

@Injectable()
export class DeliveriesQueries {
  constructor(private readonly units: UnitsOfWork) {}

  /** The newest first. */
  page({ status, workflowCode, limit, cursor }: DeliveriesWanted): Promise<Page<LoggedDelivery>> {
    const after = cursor === undefined ? undefined : keyIn(cursor);
    return this.units.read(async (reader) => {
      const query = reader.manager.createQueryBuilder(DeliveryRow, 'delivery');
      if (status !== undefined) query.andWhere('delivery.status = :status', { status });
      if (workflowCode !== undefined) query.andWhere('delivery.workflowCode = :workflowCode', { workflowCode });
      if (after) query.andWhere('(delivery.queuedAt, delivery.id) < (:queuedAt, :id)', after);
      const rows = await query
        .orderBy({ 'delivery.queuedAt': 'DESC', 'delivery.id': 'DESC' })
        .limit(limit + 1)
        .getMany();
      return keysetPage(rows, limit, (row) => [row.queuedAt.toISOString(), row.id], loggedDelivery);
    });
  }
}

function keyIn(cursor: string): { queuedAt: string; id: string } {
  const [queuedAt, id] = decodeCursor(cursor, 2).map(String);
  if (queuedAt === undefined || !isMoment(queuedAt) || id === undefined || !isUuid(id)) {
    throw new MalformedCursor();
  }
  return { queuedAt, id };
}

function loggedDelivery(row: DeliveryRow): LoggedDelivery {
  return { id: row.id, version: row.version, ...deliveryMapping.toState(row) };
}
