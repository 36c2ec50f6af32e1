"""Archives of any size -> statements as Parquet: what is read one document at a time elsewhere, done over shards."""

from credence.bulk.batch import read_batch
from credence.bulk.engine import Engine, Summary, run
from credence.bulk.errors import BulkError
from credence.bulk.estimate import Estimate, estimate
from credence.bulk.loading import entries_in
from credence.bulk.plan import Shard, plan

__all__ = ["BulkError", "Engine", "Estimate", "Shard", "Summary", "entries_in", "estimate", "plan", "read_batch", "run"]
