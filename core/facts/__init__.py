"""The ledger of facts: ``facts.Kind`` declares, ``facts.record`` writes, ``@facts.on`` reacts."""

from core.facts.kinds import Kind
from core.facts.reactions import on
from core.facts.recording import record

__all__ = ["Kind", "on", "record"]
