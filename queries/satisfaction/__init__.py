"""What customers say."""

from queries._door import Door

answers = Door("satisfaction/answers")
