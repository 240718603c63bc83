"""What somebody wrote themselves: their letter without what they quoted and without their signature.

The whole letter is kept beside it, so that nothing is lost where this errs.
"""
