/**
 * Orders by the hour they were placed in (UTC) and the term they stand in, so that the overview's chart costs the same
 * however many there are. The triggers keep them with the rows, whoever writes those.
 */
export const migration0019 = `
INSERT INTO rollups (hour, what, subject, n, failed, ms_sum, ms_max)
  SELECT substr(placed_at, 1, 13), 'orders/' || term, '', count(*), 0, 0, 0 FROM orders GROUP BY 1, 2;

CREATE TRIGGER order_hours_in AFTER INSERT ON orders BEGIN
  INSERT INTO rollups VALUES (substr(new.placed_at, 1, 13), 'orders/' || new.term, '', 1, 0, 0, 0)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER order_hours_out AFTER DELETE ON orders BEGIN
  UPDATE rollups SET n = n - 1 WHERE hour = substr(old.placed_at, 1, 13) AND what = 'orders/' || old.term AND subject = '';
END;
CREATE TRIGGER order_hours_moved AFTER UPDATE OF term, placed_at ON orders
WHEN old.term <> new.term OR substr(old.placed_at, 1, 13) <> substr(new.placed_at, 1, 13) BEGIN
  UPDATE rollups SET n = n - 1 WHERE hour = substr(old.placed_at, 1, 13) AND what = 'orders/' || old.term AND subject = '';
  INSERT INTO rollups VALUES (substr(new.placed_at, 1, 13), 'orders/' || new.term, '', 1, 0, 0, 0)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
`;
