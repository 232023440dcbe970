"""第三方服务监管：环评、监测等机构的登记、检查与名单。The third-party service: agencies that compile and measure, their checks and lists."""
