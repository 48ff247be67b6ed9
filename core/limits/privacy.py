from core.privacy import Holding, declare

declare(
    Holding(
        model="limits.Counter",
        why="Stops one person or address from doing something too often.",
        keep="Until its window of time has ended: at most a day.",
        harmless=("key",),
    )
)
