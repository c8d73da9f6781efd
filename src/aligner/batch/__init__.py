"""Many pairs: a plan of tasks, an engine that runs them on one machine or many, and what came of each.

`rows` and `folder` find what is asked, `plan` checks it whole, `queue` says what runs next, `local` and
`cluster` run it through `work`, `ledger` keeps what came of it, `run` holds them together.
"""
